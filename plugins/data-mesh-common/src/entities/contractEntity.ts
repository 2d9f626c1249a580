// SPDX-License-Identifier: Apache-2.0
import type { ApiEntity, Entity } from '@backstage/catalog-model';

/** `spec.type` of the API entities that carry a data contract in `spec.definition`. @public */
export const DATA_CONTRACT_API_TYPE = 'data-contract';

/** Whether an entity is the API entity of a data contract. @public */
export function isDataContractEntity(entity: Entity): entity is ApiEntity {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'api' &&
    entity.spec?.type === DATA_CONTRACT_API_TYPE
  );
}
