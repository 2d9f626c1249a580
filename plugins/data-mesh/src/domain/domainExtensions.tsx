// SPDX-License-Identifier: Apache-2.0
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

const filter = { kind: 'domain' };

const productsCard = EntityCardBlueprint.make({
  name: 'domain-products',
  params: {
    type: 'content',
    filter,
    loader: () =>
      import('./DomainProductsCard').then(m => <m.DomainProductsCard />),
  },
});

const flowsCard = EntityCardBlueprint.make({
  name: 'domain-flows',
  params: {
    type: 'content',
    filter,
    loader: () => import('./DomainFlowsCard').then(m => <m.DomainFlowsCard />),
  },
});

const numbersCard = EntityCardBlueprint.make({
  name: 'domain-numbers',
  params: {
    type: 'info',
    filter,
    loader: () =>
      import('./DomainNumbersCard').then(m => <m.DomainNumbersCard />),
  },
});

const peopleCard = EntityCardBlueprint.make({
  name: 'domain-people',
  params: {
    type: 'info',
    filter,
    loader: () =>
      import('./DomainPeopleCard').then(m => <m.DomainPeopleCard />),
  },
});

/** What a domain's page in the catalog shows of the mesh. @internal */
export const domainExtensions = [
  productsCard,
  flowsCard,
  numbersCard,
  peopleCard,
];
