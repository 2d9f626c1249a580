// SPDX-License-Identifier: Apache-2.0
import {
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

const domainOverview = EntityContentLayoutBlueprint.make({
  name: 'domain',
  params: {
    filter: { kind: 'domain' },
    loader: () => import('./DomainOverview').then(m => m.DomainOverview),
  },
});

const qualityContent = EntityContentBlueprint.make({
  name: 'domain-quality',
  params: {
    path: 'quality',
    title: 'Quality',
    filter: { kind: 'domain' },
    loader: () =>
      import('../quality/domain/DomainQualityContent').then(m => (
        <m.DomainQualityContent />
      )),
  },
});

/** What the data mesh makes of the page of a domain. @internal */
export const domainExtensions = [domainOverview, qualityContent];
