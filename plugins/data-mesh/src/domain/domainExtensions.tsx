// SPDX-License-Identifier: Apache-2.0
import { EntityContentLayoutBlueprint } from '@backstage/plugin-catalog-react/alpha';

const domainOverview = EntityContentLayoutBlueprint.make({
  name: 'domain',
  params: {
    filter: { kind: 'domain' },
    loader: () => import('./DomainOverview').then(m => m.DomainOverview),
  },
});

/** What the data mesh makes of the page of a domain. @internal */
export const domainExtensions = [domainOverview];
