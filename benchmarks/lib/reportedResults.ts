// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import dataMeshPlugin from '@meshwright/plugin-data-mesh-backend';
import knexFactory, { type Knex } from 'knex';
import { storeEntities } from './catalogRows';
import type { RunFigures } from './benchmark';
import { type Portal, startPortal, until } from './portal';
import { workFolder } from './workFolder';

/** Reports in one piece of work, and checks in each. */
export const REPORTS = 40;
export const CHECKS_IN_REPORT = 50;
/** Pipelines that report at the same time. */
const PIPELINES = 4;
const PRODUCT = 'dataproduct:default/reported';

let minute = 0;

function report() {
  minute++;
  return {
    kind: 'QualityResults',
    run: {
      endedAt: new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString(),
    },
    checks: Array.from({ length: CHECKS_IN_REPORT }, (_, number) => ({
      name: `check ${number}`,
      dataset: 'orders',
      column: `column_${number}`,
      dimension: 'completeness',
      severity: 'error',
      status: (number + minute) % 10 === 0 ? 'fail' : 'pass',
      failedRows: (number + minute) % 10 === 0 ? 3 : 0,
      totalRows: 1000 + minute,
    })),
  };
}

/** A portal with a product that pipelines report of. */
export async function startReported(): Promise<Portal> {
  const portal = await startPortal({
    folder: workFolder(`quality-reported-${randomUUID()}`),
    features: [dataMeshPlugin],
  });
  await storeEntities(portal.knex, [
    {
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'DataProduct',
      metadata: { name: 'reported', namespace: 'default' },
      spec: {},
      // Who asks in a benchmark.
      relations: [{ type: 'ownedBy', targetRef: 'user:default/mock' }],
    },
  ]);
  return portal;
}

/** Waits until every value that was reported is judged. */
async function untilJudged(portal: Portal): Promise<void> {
  await until(async () => {
    const { items } = await portal.ask(
      'data-mesh/v1/quality/products/default/reported/series?limit=1',
    );
    return items[0].points === minute;
  });
}

/**
 * Sends reports as pipelines do, some at a time, each acknowledged. What is timed ends with the last acknowledgement; the
 * rest of the work is over before the next run begins.
 */
export async function sendReports(portal: Portal): Promise<RunFigures> {
  const waiting = Array.from({ length: REPORTS }, report);
  const send = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { recorded } = await portal.ask('data-mesh/v1/quality/results', {
        product: PRODUCT,
        files: [{ file: 'results.json', text: JSON.stringify(next) }],
      });
      if (recorded !== 1) throw new Error('A report was not taken');
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: PIPELINES }, send));
  const acknowledged = performance.now();
  await untilJudged(portal);
  const seconds = (acknowledged - started) / 1000;
  const results = REPORTS * CHECKS_IN_REPORT;
  return {
    seconds,
    notes: [
      `${Math.round(
        results / seconds,
      )} results a second; their values were all judged ${Math.round(
        performance.now() - acknowledged,
      )} ms after the last acknowledgement`,
    ],
  };
}

/** A table with nothing but results, on the same kind of disk. */
export async function startPlainTable(): Promise<Knex> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: {
      filename: join(workFolder(`plain-${randomUUID()}`), 'plain.sqlite'),
    },
    useNullAsDefault: true,
  });
  await knex.schema.createTable('result', table => {
    table.string('run').notNullable();
    table.string('check').notNullable();
    table.string('status').notNullable();
    table.bigInteger('failed_rows');
    table.bigInteger('total_rows');
    table.primary(['run', 'check']);
  });
  return knex;
}

/** The same results as rows of a table, a transaction for each report. */
export async function insertReports(knex: Knex): Promise<void> {
  for (const { checks } of Array.from({ length: REPORTS }, report)) {
    const run = randomUUID();
    await knex.transaction(tx =>
      tx('result').insert(
        checks.map(({ name, status, failedRows, totalRows }) => ({
          run,
          check: name,
          status,
          failed_rows: failedRows,
          total_rows: totalRows,
        })),
      ),
    );
  }
}
