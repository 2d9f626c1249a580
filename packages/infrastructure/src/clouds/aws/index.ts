// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';
import { foundation } from './foundation';
import { prices } from './prices';
import { backend, settings } from './settings';
import { storage } from './storage';
import { checkNames } from './terms/names';
import { pairedRegions } from './terms/regions';

/** Amazon Web Services. @public */
export const aws: Cloud = {
  id: 'aws',
  title: 'Amazon Web Services',
  defaultRegion: 'eu-central-1',
  pairedRegions,
  services: [foundation, storage],
  prices,
  checkNames,
  settings,
  backend,
  dbtAdapter: 'redshift',
};
