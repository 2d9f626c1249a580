// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { MeshScorecard } from './MeshScorecard';

/** How the products of a domain do under policies. @internal */
export function DomainGovernance() {
  const { entity } = useEntity();
  return <MeshScorecard entityRef={stringifyEntityRef(entity)} />;
}
