// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  DatabaseService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { loadSqlLineage } from '@meshwright/lineage/sql';
import { lineagePermissions } from '@meshwright/plugin-data-mesh-common';
import type { Router } from 'express';
import { NodeAccess } from './access/NodeAccess';
import { Admission } from './admission/Admission';
import { EventStore } from './database/EventStore';
import { forget } from './database/forget';
import { HistoryStore } from './database/HistoryStore';
import { openLineageDatabase } from './database/openLineageDatabase';
import { DatasetOwners } from './DatasetOwners';
import { DeclaredLineage } from './declared/DeclaredLineage';
import type { EventHearer } from './EventHearer';
import { LineageFactsReader } from './facts/LineageFactsReader';
import { IngestService } from './IngestService';
import { LineageReports } from './LineageReports';
import { LineageService } from './LineageService';
import { LineageSurvey } from './LineageSurvey';
import { LiveGraph } from './live/LiveGraph';
import { ProductFlow } from './ProductFlow';
import { Projector } from './projection/Projector';
import { createLineageRouter } from './router';
import { readLineageSettings } from './settings';
import type { TroubleReader } from './troubles';

/** Sets lineage up: its tables, what brings events into the graph, and its routes. @internal */
export async function createLineage(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
}): Promise<{
  facts: LineageFactsReader;
  /** Takes those who make something else of events as well. */
  hear(hearer: EventHearer): void;
  /** Takes those who know what is wrong with data: they are made later, since they ask lineage themselves. */
  learn(...readers: TroubleReader[]): void;
  owners: DatasetOwners;
  products: ProductFlow;
  router: Router;
}> {
  const { logger, scheduler } = options;
  options.permissionsRegistry.addPermissions(lineagePermissions);
  const settings = readLineageSettings(options.config);
  const database = await openLineageDatabase(options.database);
  const { knex, reader } = database;
  const history = new HistoryStore(reader);
  const projector = new Projector({
    database,
    logger,
    sql: async () => (settings.readSql ? loadSqlLineage() : undefined),
  });
  const project = () =>
    projector.run().catch(error => {
      // They wait in the database, and the schedule below comes back to them.
      logger.warn('Events of lineage could not be worked on', error);
    });

  // What a replica acknowledged and could not work on before it ended, another one does.
  await scheduler.scheduleTask({
    id: 'lineage-events',
    frequency: { seconds: 30 },
    timeout: { minutes: 15 },
    fn: () => projector.run(),
  });
  await scheduler.scheduleTask({
    id: 'lineage-retention',
    frequency: { hours: 24 },
    timeout: { minutes: 30 },
    fn: () => forget(knex, Date.now() - settings.retention),
  });

  const access = new NodeAccess(options);
  const live = new LiveGraph({
    knex: reader,
    declared: new DeclaredLineage(options),
  });
  const troubles: TroubleReader[] = [];
  const hearers: EventHearer[] = [];
  return {
    hear: hearer => void hearers.push(hearer),
    learn: (...readers) => troubles.push(...readers),
    facts: new LineageFactsReader(live),
    owners: new DatasetOwners(live),
    products: new ProductFlow(live),
    router: createLineageRouter({
      access,
      admission: new Admission({ knex: reader }),
      httpAuth: options.httpAuth,
      ingest: new IngestService({
        events: new EventStore(knex),
        taken(events, sender) {
          const inGraph = project();
          for (const hearer of hearers) {
            hearer.accepted(events, sender, inGraph);
          }
        },
      }),
      reports: new LineageReports({ access, live }),
      service: new LineageService({ access, history, live, troubles }),
      survey: new LineageSurvey({ access, live }),
    }),
  };
}
