// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';
import { airflow } from './airflow';
import { checkNames } from './checkNames';
import { dataFactory } from './dataFactory';
import { fabric } from './fabric';
import { foundation } from './foundation';
import { logicApps } from './logicApps';
import { powerBi } from './powerBi';
import { prices } from './prices';
import { purview } from './purview';
import { pairedRegions } from './regions';
import { backend, settings } from './settings';
import { spark } from './spark';
import { storage } from './storage';
import { synapse } from './synapse';
import { warehouse } from './warehouse';

/** Microsoft Azure. @public */
export const azure: Cloud = {
  id: 'azure',
  title: 'Microsoft Azure',
  defaultRegion: 'westeurope',
  pairedRegions,
  services: [
    foundation,
    storage,
    synapse,
    fabric,
    dataFactory,
    spark,
    warehouse,
    purview,
    logicApps,
    airflow,
    powerBi,
  ],
  prices,
  checkNames,
  settings,
  backend,
  dbtAdapter: 'synapse',
};
