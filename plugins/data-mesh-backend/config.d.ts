// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  dataMesh?: {
    /** The index that the marketplace searches, made from the catalog. */
    index?: {
      /**
       * How often the index is compared with the catalog. The default is every 10 seconds, with a timeout of 15
       * minutes. A catalog so large that comparing takes seconds is compared less often by itself.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
