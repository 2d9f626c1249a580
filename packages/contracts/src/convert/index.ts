// SPDX-License-Identifier: Apache-2.0
export { convertContract } from './convertContract';
export * from './types';
export { yamlText } from './yamlText';
