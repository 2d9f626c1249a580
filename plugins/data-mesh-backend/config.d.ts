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

      /** Group that answers for the policies of the library here. Default: `mesh-stewards`. */
      libraryOwner?: string;

      /**
       * Whose policies may bind all domains: beginnings of the annotation `backstage.io/managed-by-origin-location` of their
       * entities, such as `data-mesh:policies/` or `url:https://github.com/acme/policies/`. Those of domains count from
       * everywhere. Default: files that the portal is configured with (`data-mesh:`, `file:`), and the repository
       * `governance/policies` of the portal's own git host, which only those with `data-mesh.governance.author` make.
       */
      globalPolicies?: string[];

      /**
       * Files in git whose waivers count, as `policy check --waivers` takes them: addresses that an integration of the
       * portal can read, or paths below the folder that the portal runs in. Whoever may write to one lets products off
       * rules. Default: none; waivers are then asked for and decided on in the portal only.
       */
      waivers?: string[];

      /** Days that changes of verdicts are kept. Default: 400. */
      historyDays?: number;

      /** How often policies are compared with the catalog. Default: every 15 seconds. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };

    /** Incidents: what opens and closes them, and who is told. */
    incidents?: {
      /** Bad results in a row that open. Default: 1. */
      openAfter?: number;

      /** Good results in a row that close. Default: 1. */
      closeAfter?: number;

      /** Least severity that opens. Default: `medium`, so that notes do not. */
      leastSeverity?: 'critical' | 'high' | 'medium' | 'low';

      /** Time after its end in which the same trouble opens an incident again. Default: 24 hours. */
      reopenWithin?: HumanDuration | string;

      /** Quiet that results wait for, so that what fails in one round of checks is one incident. Default: 5 seconds. */
      settle?: HumanDuration | string;

      /** Days that incidents are kept after their end. Default: 400. */
      retentionDays?: number;

      /** Whether people are told by Backstage's notifications. Default: true. */
      notifications?: boolean;

      /** How often results are worked on, and what waits is told. Default: every 5 seconds. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

      /** Other systems that are told by HTTP. */
      webhooks?: Array<{
        /** Its name in logs. What waits for it belongs to this name: keep it when the address changes. */
        id: string;

        /**
         * Where messages go. Redirects are not followed.
         * @visibility secret
         */
        url: string;

        /** How they are written. Default: `cloudevents`. */
        format?: 'cloudevents' | 'slack' | 'teams';

        /**
         * Signs messages, as Standard Webhooks has it; a text, or `whsec_` and Base64. Needed for `cloudevents`.
         * @visibility secret
         */
        secret?: string;

        /**
         * The secret before this one, which signs as well until the receiver knows the new one.
         * @visibility secret
         */
        previousSecret?: string;

        /**
         * Strictest classification of products that are named to the receiver; of others it learns the number of the
         * incident, how bad it is, and a link. Default: `internal`.
         */
        clearance?: 'public' | 'internal' | 'confidential' | 'restricted';

        /** Refs of domains whose incidents are told. Default: all. */
        domains?: string[];

        /** Severities that are told. Default: all. */
        severities?: Array<'critical' | 'high' | 'medium' | 'low'>;

        /** Most messages in a minute, over all replicas. Default: 60. */
        perMinute?: number;

        /** Longest wait for an answer. Default: 10 seconds. */
        timeout?: HumanDuration | string;
      }>;
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

      /**
       * Days after which of each check and day the last result is kept, and each that was another one than before; and of
       * each figure and day the lowest and the highest value. Default: 90.
       */
      dailyAfterDays?: number;

      status?: {
        /** Hours after which results say nothing of a product's status any more. Default: 72. */
        staleAfterHours?: number;
      };

      /** What the portal checks itself, as contracts say. */
      measure?: {
        /**
         * How often the portal looks for what has changed. Default: every 15 minutes, first after 30 seconds. What has not
         * changed is left alone until `maxAge`.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

        /** Age from which results are renewed though neither contract nor file has changed. Default: 6 hours. */
        maxAge?: HumanDuration | string;

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

      /**
       * Engines that run checks where the data is, each with an identity of its own. A contract is measured on the first of
       * its servers that lies in what an engine allows; no engine is used for anything else that a contract names.
       */
      engines?: Array<
        {
          /** Name by which people know it; it is in messages about tables that cannot be read. */
          name: string;

          /** What contracts may name. `*` stands for any text without a dot. */
          allow?: {
            /**
             * Hosts (with a port where it is not the usual one), accounts of Snowflake, projects of BigQuery. Redshift and
             * Athena need none.
             */
            hosts?: string[];
            /** Databases or catalogs. Default: all that the identity can read. */
            databases?: string[];
            /** Schemas or datasets. Default: all that the identity can read. */
            schemas?: string[];
            /** Domains whose products may have their data there. Default: all. */
            domains?: string[];
          };

          /** Contracts that are measured there at a time. Default: 2. */
          concurrency?: number;

          /** How long a table may take. Default: 5 minutes. */
          timeout?: HumanDuration | string;

          /** Whether figures for anomaly detection are measured too, by one query more for each table. Default: false. */
          profile?: boolean;
        } & (
          | {
              type: 'postgres';
              user: string;
              /** @visibility secret */
              password?: string;
              /** Whether the connection is encrypted and the certificate checked. Default: true. */
              tls?: boolean;
              /** Certificates that are believed, as PEM. */
              ca?: string;
            }
          | {
              type: 'synapse';
              /** A user of SQL; without one, Azure's default credentials such as a managed identity. */
              user?: string;
              /** @visibility secret */
              password?: string;
            }
          | {
              type: 'bigquery';
              /** Project that pays for queries. Default: the project of the contract. */
              billingProject?: string;
              location?: string;
              /** Queries that would read more bytes are not run. Default: 100 GB. */
              maxBytesBilled?: number;
              endpoint?: string;
            }
          | {
              type: 'redshift';
              region?: string;
              /** Workgroup of Redshift Serverless; else `cluster`. */
              workgroup?: string;
              cluster?: string;
              databaseUser?: string;
              endpoint?: string;
            }
          | {
              type: 'athena';
              region?: string;
              /** Default: `primary`. */
              workgroup?: string;
              /** Where Athena writes results. Default: what the workgroup says. */
              outputLocation?: string;
              endpoint?: string;
            }
          | {
              type: 'snowflake';
              user?: string;
              /**
               * Private key of the user, as PEM.
               *
               * @visibility secret
               */
              privateKey?: string;
              /** @visibility secret */
              token?: string;
              warehouse?: string;
              role?: string;
              /** Another address of the account, such as one inside a private network. */
              endpoint?: string;
            }
          | {
              type: 'databricks';
              /** Id of the SQL warehouse. */
              warehouse: string;
              /** Service principal. */
              clientId?: string;
              /** @visibility secret */
              clientSecret?: string;
              /** @visibility secret */
              token?: string;
              /** Another address of the workspace. It begins with `https://`. */
              endpoint?: string;
            }
        )
      >;
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
