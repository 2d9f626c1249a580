// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { MeasureStore, type ResultStore } from '../database';
import type { ContractReader } from '../evidence/ContractReader';
import { type FailingRows, failingRows } from './failingRows';
import { InputContracts } from './InputContracts';
import { Measurer } from './Measurer';
import { MeasureTask } from './MeasureTask';
import { readEngines } from './readEngines';
import type { QualitySettings } from './readQualitySettings';
import { SourceGate } from './SourceGate';

/** What measures products, and does so from time to time once it is scheduled. @internal */
export interface Measuring {
  measurer: Measurer;
  /** Rows that fail, from where the data is. */
  failingRows: FailingRows;
  schedule(): Promise<void>;
}

/** Sets up the measuring of files and on engines. Its table is there already. @internal */
export function createMeasuring(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  contracts: ContractReader;
  knex: Knex;
  logger: LoggerService;
  results: ResultStore;
  scheduler: SchedulerService;
  settings: QualitySettings;
}): Measuring {
  const { auth, catalog, contracts, logger, results, settings } = options;
  const measurable = {
    sources: settings.measured,
    engines: readEngines(options.config),
  };
  const inputs = new InputContracts({ auth, catalog, contracts });
  const store = new MeasureStore(options.knex);
  const measurer = new Measurer({
    auth,
    catalog,
    inputs,
    measurable,
    tools: {
      gate: new SourceGate(),
      logger,
      maxAge: settings.maxAge,
      results,
      store,
    },
  });
  return {
    measurer,
    failingRows: failingRows(measurable, inputs),
    async schedule() {
      if (measurable.sources.length + measurable.engines.length === 0) return;
      const task = new MeasureTask({
        auth,
        catalog,
        inputs,
        logger,
        measurable,
        measurer,
        results,
        store,
      });
      await options.scheduler.scheduleTask({
        id: 'quality-measure',
        ...settings.schedule,
        fn: signal => task.run(signal),
      });
    },
  };
}
