// SPDX-License-Identifier: Apache-2.0
import {
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
  EntityHeaderLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { productFilter, readmeFilter } from './productFilter';

const productHeader = EntityHeaderLayoutBlueprint.make({
  name: 'product',
  params: {
    filter: productFilter,
    loader: () => import('./header/ProductHeader').then(m => m.ProductHeader),
  },
});

const productOverview = EntityContentLayoutBlueprint.make({
  name: 'product',
  params: {
    filter: productFilter,
    loader: () =>
      import('./overview/ProductOverview').then(m => m.ProductOverview),
  },
});

const contractsContent = EntityContentBlueprint.make({
  name: 'contracts',
  params: {
    path: 'contracts',
    title: 'Contracts',
    filter: productFilter,
    loader: () =>
      import('./contracts/ContractsContent').then(m => <m.ContractsContent />),
  },
});

const lineageContent = EntityContentBlueprint.make({
  name: 'lineage',
  params: {
    path: 'lineage',
    title: 'Lineage',
    filter: productFilter,
    loader: () =>
      import('./lineage/LineageContent').then(m => <m.LineageContent />),
  },
});

const governanceContent = EntityContentBlueprint.make({
  name: 'governance',
  params: {
    path: 'governance',
    title: 'Governance',
    filter: productFilter,
    loader: () =>
      import('./governance/GovernanceContent').then(m => (
        <m.GovernanceContent />
      )),
  },
});

const qualityContent = EntityContentBlueprint.make({
  name: 'quality',
  params: {
    path: 'quality',
    title: 'Quality',
    filter: productFilter,
    loader: () =>
      import('./quality/QualityContent').then(m => <m.QualityContent />),
  },
});

const readmeContent = EntityContentBlueprint.make({
  name: 'readme',
  params: {
    path: 'readme',
    title: 'Read me',
    filter: readmeFilter,
    loader: () =>
      import('./readme/ReadmeContent').then(m => <m.ReadmeContent />),
  },
});

/** What the data mesh makes of the page of a data product. @internal */
export const productExtensions = [
  productHeader,
  productOverview,
  contractsContent,
  lineageContent,
  qualityContent,
  governanceContent,
  readmeContent,
];
