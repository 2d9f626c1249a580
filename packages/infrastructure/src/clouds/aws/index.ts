// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';
import { catalog } from './catalog';
import { foundation } from './foundation';
import { airflow } from './orchestration/airflow';
import { stepFunctions } from './orchestration/stepFunctions';
import { prices } from './prices';
import { processingGlue, processingSpark } from './processing';
import { backend, settings } from './settings';
import { storage } from './storage';
import { checkNames } from './terms/names';
import { pairedRegions } from './terms/regions';
import { visualization } from './visualization';
import { warehouse } from './warehouse';

/** Amazon Web Services. @public */
export const aws: Cloud = {
  id: 'aws',
  title: 'Amazon Web Services',
  defaultRegion: 'eu-central-1',
  pairedRegions,
  services: [
    foundation,
    storage,
    processingGlue,
    processingSpark,
    warehouse,
    catalog,
    stepFunctions,
    airflow,
    visualization,
  ],
  prices,
  checkNames,
  settings,
  backend,
  dbtAdapter: 'redshift',
};
