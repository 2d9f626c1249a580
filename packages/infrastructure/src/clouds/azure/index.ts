// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';
import { checkNames } from './checkNames';
import { foundation } from './foundation';
import { prices } from './prices';
import { pairedRegions } from './regions';
import { backend, settings } from './settings';
import { storage } from './storage';

/** Microsoft Azure. @public */
export const azure: Cloud = {
  id: 'azure',
  title: 'Microsoft Azure',
  defaultRegion: 'westeurope',
  pairedRegions,
  services: [foundation, storage],
  prices,
  checkNames,
  settings,
  backend,
  dbtAdapter: 'synapse',
};
