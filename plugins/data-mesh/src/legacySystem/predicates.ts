// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import {
  DATASET_ANNOTATION,
  isDataContractEntity,
  isDataProductEntity,
} from '@meshwright/plugin-data-mesh-common';

/** Whether an entity is a data product, for `EntitySwitch`. @public */
export const isDataProduct = (entity: Entity): boolean =>
  isDataProductEntity(entity);

/** Whether an entity carries a data contract, for `EntitySwitch`. @public */
export const isDataContract = (entity: Entity): boolean =>
  isDataContractEntity(entity);

/** Whether an entity is a policy, for `EntitySwitch`. @public */
export const isGovernancePolicy = (entity: Entity): boolean =>
  entity.kind === 'GovernancePolicy';

/** Whether an entity is a resource that says which dataset it is, for `EntitySwitch`. @public */
export const isDataset = (entity: Entity): boolean =>
  entity.kind === 'Resource' &&
  entity.metadata.annotations?.[DATASET_ANNOTATION] !== undefined;
