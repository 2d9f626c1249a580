// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';
import { catalog } from './catalog';
import { checkNames } from './checkNames';
import { foundation } from './foundation';
import { airflow, composer } from './orchestration';
import { prices } from './prices';
import { dataflowService, sparkService } from './processing';
import { regions } from './regions';
import { backend, settings } from './settings';
import { storage } from './storage';
import { visualization } from './visualization';
import { warehouse } from './warehouse';

/** Google Cloud. @public */
export const gcp: Cloud = {
  id: 'gcp',
  title: 'Google Cloud',
  defaultRegion: 'europe-west3',
  pairedRegions: Object.fromEntries(
    Object.entries(regions).map(([name, { pair }]) => [name, pair]),
  ),
  services: [
    foundation,
    storage,
    dataflowService,
    sparkService,
    warehouse,
    catalog,
    composer,
    airflow,
    visualization,
  ],
  prices,
  checkNames,
  settings,
  backend,
  dbtAdapter: 'bigquery',
};
