// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

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

    /** Policies, and how products and contracts do under them. */
    governance?: {
      /** Policies of the library that count beside those of the catalog: `all`, topics, laws, or names. Default: none. */
      library?: string[];

      /** Days that changes of verdicts are kept. Default: 400. */
      historyDays?: number;

      /** How often policies are compared with the catalog. Default: every 15 seconds. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };

    /** Lineage: what events of jobs, contracts and products say. */
    lineage?: {
      /**
       * How long events, runs and edges that ended are kept. What is still there stays. Default: 400 days. The record of
       * which run showed an edge when goes with it, so the lineage of a day longer ago is not whole.
       */
      retention?: HumanDuration | string;

      /** Whether the SQL of jobs is read whose events say nothing of columns. Default: true. */
      readSql?: boolean;
    };

    /** Results of quality checks. */
    quality?: {
      /** Days that runs are kept. The newest result of each check stays. Default: 400. */
      retentionDays?: number;

      status?: {
        /** Hours after which results say nothing of a product's status any more. Default: 72. */
        staleAfterHours?: number;
      };

      /** Files on the disk of the portal that it checks itself, as their contracts say. */
      measure?: {
        /** How often. Default: every 6 hours, first after 30 seconds. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

        /** Sources whose contracts are measured, by their ids under `catalog.providers.dataMesh`. */
        sources?: {
          [source: string]: {
            /**
             * Folder that the source reads. A relative one counts from the root of the repository that the portal runs in,
             * which is the nearest folder above with a `backstage.json`.
             */
            folder: string;

            /** Folders that files may be read from; what a contract names elsewhere is left alone. */
            allow: string[];
          };
        };
      };
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
