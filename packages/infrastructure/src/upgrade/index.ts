// SPDX-License-Identifier: Apache-2.0
export { type Manifest, MANIFEST_PATH, readManifest } from './manifest';
export {
  unresolved,
  upgrade,
  type Upgrade,
  type UpgradeConflict,
  type UpgradeInput,
  type UpgradeKept,
  upgradePaths,
} from './upgrade';
