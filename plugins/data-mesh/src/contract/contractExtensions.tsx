// SPDX-License-Identifier: Apache-2.0
import {
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
  EntityHeaderLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { contractFilter } from './contractFilter';

const contractHeader = EntityHeaderLayoutBlueprint.make({
  name: 'contract',
  params: {
    filter: contractFilter,
    loader: () => import('./ContractHeader').then(m => m.ContractHeader),
  },
});

const contractOverview = EntityContentLayoutBlueprint.make({
  name: 'contract',
  params: {
    filter: contractFilter,
    loader: () => import('./ContractOverview').then(m => m.ContractOverview),
  },
});

const contractContent = EntityContentBlueprint.make({
  name: 'contract',
  params: {
    path: 'contract',
    title: 'Contract',
    filter: contractFilter,
    loader: () => import('./ContractContent').then(m => <m.ContractContent />),
  },
});

const versionsContent = EntityContentBlueprint.make({
  name: 'versions',
  params: {
    path: 'versions',
    title: 'Versions',
    filter: contractFilter,
    loader: () =>
      import('./versions/VersionsContent').then(m => <m.VersionsContent />),
  },
});

const lineageContent = EntityContentBlueprint.make({
  name: 'contract-lineage',
  params: {
    path: 'lineage',
    title: 'Lineage',
    filter: contractFilter,
    loader: () =>
      import('./lineage/ContractLineageContent').then(m => (
        <m.ContractLineageContent />
      )),
  },
});

const qualityContent = EntityContentBlueprint.make({
  name: 'contract-quality',
  params: {
    path: 'quality',
    title: 'Quality',
    filter: contractFilter,
    loader: () =>
      import('./quality/ContractQualityContent').then(m => (
        <m.ContractQualityContent />
      )),
  },
});

/** What the data mesh adds to the page of an API entity that carries a data contract. @internal */
export const contractExtensions = [
  contractHeader,
  contractOverview,
  contractContent,
  qualityContent,
  versionsContent,
  lineageContent,
];
