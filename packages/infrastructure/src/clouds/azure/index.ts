// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';

/** Microsoft Azure. @public */
export const azure: Cloud = {
  id: 'azure',
  title: 'Microsoft Azure',
  defaultRegion: 'westeurope',
  pairedRegions: { westeurope: 'northeurope' },
  services: [],
  prices: {
    cloud: 'azure',
    region: 'westeurope',
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
  dbtAdapter: 'synapse',
};
