// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';

/** Amazon Web Services. @public */
export const aws: Cloud = {
  id: 'aws',
  title: 'Amazon Web Services',
  defaultRegion: 'eu-central-1',
  pairedRegions: { 'eu-central-1': 'eu-west-1' },
  services: [],
  prices: {
    cloud: 'aws',
    region: 'eu-central-1',
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
  dbtAdapter: 'redshift',
};
