// SPDX-License-Identifier: Apache-2.0
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import dataMeshPlugin from '@meshwright/plugin-data-mesh-backend';
import knexFactory, { type Knex } from 'knex';
import { storeEntities } from './catalogRows';
import { type Portal, startPortal } from './portal';
import { workFolder } from './workFolder';

export const CHECKS = 30;
export const SERIES = 40;
const HOUR = 3_600_000;
const PRODUCT = 'dataproduct:default/measured';
/** Rows in one statement. */
const ROWS = 90;

const id = (kind: string, number: number) =>
  `${kind}${String(number).padStart(32 - kind.length, '0')}`;

const curve = (hour: number) =>
  Math.round(1000 + 300 * Math.sin((hour / 24) * 2 * Math.PI) + (hour % 7));

async function insert(knex: Knex, table: string, rows: object[]) {
  for (let at = 0; at < rows.length; at += ROWS) {
    await knex(table).insert(rows.slice(at, at + ROWS));
  }
}

/** A product that was measured every hour. */
async function store(knex: Knex, hours: number): Promise<void> {
  const end = Math.floor(Date.now() / HOUR) * HOUR;
  const time = (hour: number) =>
    new Date(end - (hours - hour) * HOUR).toISOString();
  const last = time(hours - 1);
  const common = { product_ref: PRODUCT };
  await knex.raw('pragma synchronous = off');
  await knex.transaction(async tx => {
    await insert(
      tx,
      'quality_check',
      Array.from({ length: CHECKS }, (_, number) => ({
        ...common,
        check_key: id('c', number),
        name: `check ${number}`,
        dataset: 'orders',
        status: number % 10 === 0 ? 'fail' : 'pass',
        severity: 'error',
        dimension: 'completeness',
        rank: number % 10 === 0 ? 0 : 3,
        tool: 'meshwright',
        measured_at: last,
        since: last,
      })),
    );
    await insert(
      tx,
      'quality_series',
      Array.from({ length: SERIES }, (_, number) => ({
        ...common,
        id: id('s', number),
        dataset: 'orders',
        column: `column_${number}`,
        metric: 'nullShare',
        last_value: 0,
        last_at: last,
        points: hours,
        due: false,
      })),
    );
    for (let hour = 0; hour < hours; hour++) {
      const run = id('r', hour);
      await tx('quality_run').insert({
        ...common,
        id: run,
        digest: run,
        tool: 'meshwright',
        origin: 'measured',
        ended_at: time(hour),
        received_at: time(hour),
        counts:
          '{"pass":27,"warn":0,"fail":3,"error":0,"skipped":0,"unknown":0}',
      });
      await insert(
        tx,
        'quality_result',
        Array.from({ length: CHECKS }, (_, number) => ({
          ...common,
          run_id: run,
          check_key: id('c', number),
          measured_at: time(hour),
          status: number % 10 === 0 ? 'fail' : 'pass',
          observed: String(curve(hour)),
          total_rows: curve(hour),
        })),
      );
      await insert(
        tx,
        'quality_point',
        Array.from({ length: SERIES }, (_, number) => ({
          series_id: id('s', number),
          measured_at: time(hour),
          value: curve(hour + number),
          judged: true,
          low: 700,
          high: 1310,
        })),
      );
      if (hour % 50 === 0) {
        await tx('quality_status_change').insert({
          ...common,
          port: '',
          from: time(hour),
          state: hour % 100 === 0 ? 'operational' : 'degraded',
        });
        await tx('quality_anomaly').insert({
          ...common,
          series_id: id('s', 0),
          measured_at: time(hour),
          score: 1,
          sentence: 'It is another than all before.',
        });
      }
    }
  });
}

/** A portal, and the folder that its databases are in. */
export interface Measured extends Portal {
  folder: string;
}

/** A portal with a product that was measured every hour for so long; made by the first process that needs it. */
export async function startMeasured(days: number): Promise<Measured> {
  const folder = workFolder(`quality-${days}`);
  const portal = await startPortal({ folder, features: [dataMeshPlugin] });
  const done = join(folder, 'done');
  if (!existsSync(done)) {
    await storeEntities(portal.knex, [
      {
        apiVersion: 'meshwright.io/v1alpha1',
        kind: 'DataProduct',
        metadata: { name: 'measured', namespace: 'default' },
        spec: {},
      },
    ]);
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'data-mesh.sqlite') },
      useNullAsDefault: true,
    });
    try {
      await store(knex, days * 24);
    } finally {
      await knex.destroy();
    }
    writeFileSync(done, '');
  }
  return { ...portal, folder };
}

/** Everything that the quality tab asks when it opens, and what it asks when a check and a figure are opened. */
export async function openQualityTab(portal: Portal): Promise<void> {
  const one = 'data-mesh/v1/quality/products/default/measured';
  const [quality, status, series] = await Promise.all([
    portal.ask(`${one}?limit=50`),
    portal.ask(`${one}/status`),
    portal.ask(`${one}/series?limit=10`),
  ]);
  const [history, values] = await Promise.all([
    portal.ask(`${one}/checks/${id('c', 0)}/history`),
    portal.ask(`${one}/series/${id('s', 0)}?days=366`),
  ]);
  if (
    quality.totalChecks !== CHECKS ||
    status.days.length !== 90 ||
    series.totalItems !== SERIES ||
    history.items.length === 0 ||
    values.points.length === 0
  ) {
    throw new Error('The quality tab is not as it should be');
  }
}

/** The same from the same tables by the queries that somebody would write first, without HTTP and whoever asks. */
export async function readQualityTables({ folder }: Measured): Promise<void> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: join(folder, 'data-mesh.sqlite') },
    useNullAsDefault: true,
  });
  try {
    const own = { product_ref: PRODUCT };
    const [checks, status, series, history, values] = await Promise.all([
      knex('quality_check').where(own),
      knex('quality_status_change').where(own),
      knex('quality_series').where(own),
      knex('quality_result').where({ ...own, check_key: id('c', 0) }),
      knex('quality_point').where({ series_id: id('s', 0) }),
    ]);
    const text = JSON.stringify({ checks, status, series, history, values });
    if (text.length < 1_000) throw new Error('There is no history');
  } finally {
    await knex.destroy();
  }
}
