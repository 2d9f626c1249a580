// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';

/** Google Cloud. @public */
export const gcp: Cloud = {
  id: 'gcp',
  title: 'Google Cloud',
  defaultRegion: 'europe-west3',
  pairedRegions: { 'europe-west3': 'europe-west4' },
  services: [],
  prices: {
    cloud: 'gcp',
    region: 'europe-west3',
    currency: 'USD',
    asOf: '2026-08-20',
    prices: {},
  },
  checkNames: () => [],
  settings: () => [],
  backend: (_context, environment) => ({
    path: `infra/env/${environment.name}.tfbackend`,
    content: '',
  }),
  dbtAdapter: 'bigquery',
};
