// SPDX-License-Identifier: Apache-2.0
import {
  type Entity,
  RELATION_API_PROVIDED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { QualitySubject } from '../../quality/useQuality';

/** The product that offers a contract's data, with the contract; undefined where none does. @internal */
export function providerOf(contract: Entity): QualitySubject | undefined {
  const provider = contract.relations?.find(
    ({ type, targetRef }) =>
      type === RELATION_API_PROVIDED_BY && targetRef.startsWith('dataproduct:'),
  );
  return (
    provider && {
      product: provider.targetRef,
      contract: stringifyEntityRef(contract),
    }
  );
}
