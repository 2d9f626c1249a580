// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  dataMesh?: {
    /**
     * A small git host inside the portal, for trying out and for teams without another one. Off unless it is here.
     * It keeps repositories on the disk of one machine, so it is for a portal that runs as one process.
     */
    gitHost?: {
      /**
       * Folder of the repositories. A relative one counts from the root of the repository that the portal runs in,
       * which is the nearest folder above with a `backstage.json`.
       */
      folder: string;

      /** Whether everybody who reaches the portal may clone, without a token. Default: false. */
      anonymousClone?: boolean;
    };

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
