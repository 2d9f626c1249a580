// SPDX-License-Identifier: Apache-2.0
export type { ContractTexts } from './contracts';
export {
  createContext,
  generate,
  type Generated,
  type GenerateInput,
} from './generate';
export * from './types';
