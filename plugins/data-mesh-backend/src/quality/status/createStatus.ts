// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  HttpAuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DataMeshAccessService } from '@meshwright/plugin-data-mesh-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import type { EntityAccess } from '../../access';
import type { ResultStore, RunListener } from '../database';
import { ContractReader } from '../evidence/ContractReader';
import { EvidenceService } from '../evidence/EvidenceService';
import { Masking } from '../evidence/Masking';
import type { Measuring } from '../measure/createMeasuring';
import { type AnomalyListener, SeriesJudge } from '../series/SeriesJudge';
import { Soon } from '../Soon';
import { SeriesService } from '../series/SeriesService';
import { SeriesIntake } from '../series/SeriesIntake';
import { SeriesStore } from '../series/SeriesStore';
import { BoardService } from './BoardService';
import { type IncidentStates, noIncidents } from './incidents';
import { MaintenanceStore } from './MaintenanceStore';
import { StatusEvaluator } from './StatusEvaluator';
import { createStatusRouter } from './statusRouter';
import { StatusService } from './StatusService';
import { StatusStore } from './StatusStore';

const DAY = 86_400_000;
/** Milliseconds between two judgements of values that come in. */
const PAUSE = 200;

/** What follows from results as they arrive: values of series, and the status of their product. @internal */
export interface StatusParts {
  contracts: ContractReader;
  evaluator: StatusEvaluator;
  /** Is to be told of runs in the transaction that keeps them. */
  listener: RunListener;
  masking: Masking;
  /** Makes the routes, once there is a store of results and what measures. */
  createRouter(results: ResultStore, measuring: Measuring): Router;
  /** Keeps everything up to date from now on. */
  schedule(): Promise<void>;
}

/** Sets up status, series and rows that fail. Its tables are there already. @internal */
export function createStatus(options: {
  access: EntityAccess;
  anomalyListeners?: readonly AnomalyListener[];
  auth: AuthService;
  catalog: CatalogService;
  dataAccess: DataMeshAccessService;
  httpAuth: HttpAuthService;
  incidents?: IncidentStates;
  knex: Knex;
  logger: LoggerService;
  retentionDays: number;
  scheduler: SchedulerService;
  staleAfterHours: number;
}): StatusParts {
  const { access, knex, logger, scheduler } = options;
  const store = new StatusStore(knex);
  const maintenance = new MaintenanceStore(knex);
  const contracts = new ContractReader(options);
  const masking = new Masking({ access: options.dataAccess, contracts });
  const intake = new SeriesIntake(knex);
  const judge = new SeriesJudge({
    knex,
    logger,
    intake,
    listeners: options.anomalyListeners ?? [],
  });
  const evaluator = new StatusEvaluator({
    auth: options.auth,
    catalog: options.catalog,
    incidents: options.incidents ?? noIncidents,
    knex,
    logger,
    maintenance,
    staleAfterHours: options.staleAfterHours,
    store,
  });

  const judging = new Soon({
    work: async productRefs => {
      for (const productRef of productRefs) await judge.run({ productRef });
    },
    failed: (_, error) =>
      logger.warn(`Values were not judged yet: ${error.message}`),
    pause: PAUSE,
  });
  const listener: RunListener = {
    async recorded(tx, run) {
      await intake.add(tx, run);
      // What fails from here on is made good by the tasks below.
      tx.executionPromise?.then(
        () => {
          evaluator.soon([run.productRef]);
          judging.tell([run.productRef]);
        },
        () => undefined,
      );
    },
  };

  return {
    contracts,
    evaluator,
    listener,
    masking,
    createRouter: (results, measuring) =>
      createStatusRouter({
        access,
        board: new BoardService({
          catalog: options.catalog,
          knex,
          maintenance,
          store,
        }),
        evidence: new EvidenceService({
          contracts,
          failingRows: measuring.failingRows,
          logger,
          masking,
          results,
        }),
        httpAuth: options.httpAuth,
        measurer: measuring.measurer,
        series: new SeriesService({
          access,
          masking,
          store: new SeriesStore(knex),
        }),
        status: new StatusService({
          access,
          auth: options.auth,
          contracts,
          evaluator,
          knex,
          maintenance,
          store,
        }),
      }),
    async schedule() {
      await scheduler.scheduleTask({
        id: 'quality-status',
        frequency: { minutes: 2 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 20 },
        fn: signal => evaluator.evaluateAll(signal),
      });
      await scheduler.scheduleTask({
        id: 'quality-series',
        frequency: { minutes: 2 },
        timeout: { minutes: 30 },
        initialDelay: { seconds: 40 },
        fn: async signal => {
          await judge.run({ signal });
        },
      });
      await scheduler.scheduleTask({
        id: 'quality-status-forget',
        frequency: { hours: 6 },
        timeout: { minutes: 30 },
        initialDelay: { minutes: 6 },
        fn: async () => {
          const before = new Date(
            Date.now() - options.retentionDays * DAY,
          ).toISOString();
          await store.removeBefore(before);
          await maintenance.removeBefore(before);
          await intake.removeBefore(before);
        },
      });
    },
  };
}
