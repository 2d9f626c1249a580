// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';
import { checkNames } from './checkNames';
import { dataFactory } from './dataFactory';
import { foundation } from './foundation';
import { prices } from './prices';
import { pairedRegions } from './regions';
import { backend, settings } from './settings';
import { spark } from './spark';
import { storage } from './storage';
import { synapse } from './synapse';

/** Microsoft Azure. @public */
export const azure: Cloud = {
  id: 'azure',
  title: 'Microsoft Azure',
  defaultRegion: 'westeurope',
  pairedRegions,
  services: [foundation, storage, synapse, dataFactory, spark],
  prices,
  checkNames,
  settings,
  backend,
  dbtAdapter: 'synapse',
};
