// SPDX-License-Identifier: Apache-2.0
import {
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

/** The page of a policy in the catalog shows what its own page shows. */
const policyOverview = EntityContentLayoutBlueprint.make({
  name: 'policy',
  params: {
    filter: { kind: 'governancepolicy' },
    loader: () =>
      import('./policy/PolicyEntityOverview').then(m => m.PolicyEntityOverview),
  },
});

const domainGovernance = EntityContentBlueprint.make({
  name: 'domain-governance',
  params: {
    path: 'governance',
    title: 'Governance',
    filter: { kind: 'domain' },
    loader: () =>
      import('./scorecard/DomainGovernance').then(m => <m.DomainGovernance />),
  },
});

/** What the data mesh makes of the pages of policies, and adds about them to domains. @internal */
export const policyExtensions = [policyOverview, domainGovernance];
