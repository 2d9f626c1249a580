// SPDX-License-Identifier: Apache-2.0
export { createLineage } from './createLineage';
export type { DatasetOwners, OwnedDataset } from './DatasetOwners';
export type { EventHearer } from './EventHearer';
export type { ProductFlow } from './ProductFlow';
export type { TroubleReader } from './troubles';
