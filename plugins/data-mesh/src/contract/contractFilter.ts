// SPDX-License-Identifier: Apache-2.0
import type { FilterPredicate } from '@backstage/filter-predicates';
import { DATA_CONTRACT_API_TYPE } from '@meshwright/plugin-data-mesh-common';

/** Entities that carry a data contract. @internal */
export const contractFilter: FilterPredicate = {
  kind: 'api',
  'spec.type': DATA_CONTRACT_API_TYPE,
};
