// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import {
  contractEntity,
  type TestTable,
} from '../../../__testUtils__/contractEntity';
import { product } from '../../../__testUtils__/smallMesh';
import { openFeatureDatabase } from '../../../database';
import { type CheckRow, ResultStore, type RunRow } from '../../database';
import { ContractReader } from '../../evidence/ContractReader';
import { createMeasuring } from '../createMeasuring';
import { readQualitySettings } from '../readQualitySettings';

/** The product whose data is measured. */
export const PRODUCT = 'dataproduct:default/orders';
/** A server whose tables are files beside the contract. */
export const LOCAL = { type: 'local', path: '../{model}.csv', format: 'csv' };

const never = new AbortController().signal;

/** A column without duplicates and gaps. */
export const idColumn = (name = 'id') => ({
  name,
  logicalType: 'integer',
  required: true,
  unique: true,
});

/** A contract of tables with an id, or with other columns, on a server. */
export function contract(
  name: string,
  tables: Array<string | TestTable>,
  server: object,
  more: {
    owner?: string;
    columns?: TestTable['properties'];
    /** Its file in the source. */
    location?: string;
  } = {},
): Entity {
  const properties = more.columns ?? [idColumn()];
  return contractEntity(name, {
    server: { server: 'one', host: undefined, port: undefined, ...server },
    tables: tables.map(table => ({
      properties,
      ...(typeof table === 'string' ? { name: table } : table),
    })),
    annotations: {
      'meshwright.io/source': 'example',
      'meshwright.io/descriptor-location':
        more.location ?? `contracts/${name}.yaml`,
    },
    relations: [{ type: 'apiProvidedBy', targetRef: more.owner ?? PRODUCT }],
  });
}

/**
 * Replicas of a portal over one database, and files that they measure: anew for each test of the `describe` that this is
 * called in.
 */
export function measuredPortal(initDatabase: () => Promise<Knex>) {
  let knex: Knex;
  let results: ResultStore;
  let folder: string;
  const file = (table: string) => join(folder, `${table}.csv`);
  const write = (table: string, text: string) =>
    writeFileSync(file(table), text);

  beforeEach(async () => {
    knex = await initDatabase();
    await openFeatureDatabase(
      mockServices.database.mock({ getClient: async () => knex }),
      'quality',
    );
    results = new ResultStore(knex);
    folder = mkdtempSync(join(tmpdir(), 'meshwright-measure-'));
    write('orders', 'id\n1\n2\n');
    write('lines', 'id\n1\n1\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** One replica of a portal. */
  function replica(
    contracts: Entity[],
    quality: object = {},
    products = [product('orders')],
  ) {
    const config = mockServices.rootConfig({
      data: {
        dataMesh: {
          quality: {
            measure: {
              sources: { example: { folder, allow: [folder] } },
              ...(quality as { measure?: object }).measure,
            },
            engines: (quality as { engines?: [] }).engines,
          },
        },
      },
    });
    let fn: ((signal: AbortSignal) => Promise<void>) | undefined;
    const warnings: string[] = [];
    const logger = mockServices.logger.mock({
      warn: message => {
        warnings.push(String(message));
      },
    });
    const auth = mockServices.auth();
    const catalog = catalogServiceMock({
      entities: [...products, ...contracts],
    });
    const measuring = createMeasuring({
      auth,
      catalog,
      config,
      contracts: new ContractReader({ auth, catalog }),
      knex,
      logger,
      results,
      scheduler: mockServices.scheduler.mock({
        scheduleTask: async task => {
          fn = task.fn as typeof fn;
        },
      }),
      settings: readQualitySettings(config),
    });
    return {
      ...measuring,
      warnings,
      run: async (signal = never) => {
        await measuring.schedule();
        await fn!(signal);
      },
      now: (ref = PRODUCT) =>
        measuring.measurer.measureNow(ref, mockCredentials.user()),
    };
  }

  const runs = async () => (await knex<RunRow>('quality_run')).length;
  const checks = async () =>
    Object.fromEntries(
      (await knex<CheckRow>('quality_check')).map(row => [row.name, row]),
    );

  return {
    checks,
    file,
    replica,
    runs,
    write,
    /** What the present test works on. */
    parts: () => ({ folder, knex, results }),
  };
}

/** A replica of a portal that measures. */
export type MeasuringReplica = ReturnType<
  ReturnType<typeof measuredPortal>['replica']
>;
