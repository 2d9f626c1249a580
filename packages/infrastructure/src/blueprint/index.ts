// SPDX-License-Identifier: Apache-2.0
export type { BlueprintInput, ByCloud, EnvironmentInput } from './input';
export {
  readBlueprint,
  type ReadBlueprint,
  type ReadBlueprintOptions,
} from './read';
export type { FileFinding } from './report';
export { blueprintJsonSchema } from './jsonSchema';
export { isAtLeast, isSensitive } from './sensitivity';
export * from './types';
