// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** The columns of data contracts in Backstage's search. */
      dataMesh?: {
        /**
         * How often the columns of all contracts are collected. The default is every 10 minutes, for the first time
         * 15 seconds after the start, with a timeout of 15 minutes.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
