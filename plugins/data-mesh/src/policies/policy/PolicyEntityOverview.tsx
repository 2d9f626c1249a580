// SPDX-License-Identifier: Apache-2.0
import { useEntity } from '@backstage/plugin-catalog-react';
import { PolicyView } from './PolicyView';

/** A policy on its page in the catalog. @internal */
export function PolicyEntityOverview() {
  const { entity } = useEntity();
  return <PolicyView name={entity.metadata.name} inCatalog />;
}
