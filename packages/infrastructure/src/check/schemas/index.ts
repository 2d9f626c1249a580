// SPDX-License-Identifier: Apache-2.0
export { type ArgumentSchema, type BlockSchema, namesOf } from './decode';
export {
  editionsOf,
  findType,
  type FoundType,
  isOutdated,
  knownProviders,
  providerConfig,
  type ProviderEdition,
  providerOf,
  typeNames,
} from './lookup';
export type { VersionRange } from './versions';
export { parseVersionRange } from './versions';
