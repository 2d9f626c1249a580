// SPDX-License-Identifier: Apache-2.0
import { runOnServer } from '@meshwright/quality/engines';
import { type Benchmark, variant } from './lib/benchmark';
import { POSTGRES_ROWS, startBigPostgres, TABLE } from './lib/bigPostgres';
import { conditions } from './lib/bigTable';
import {
  CHECKS_IN_REPORT,
  insertReports,
  REPORTS,
  sendReports,
  startPlainTable,
  startReported,
} from './lib/reportedResults';

const number = (value: number) => value.toLocaleString('en-US');

export const benchmarks: Benchmark[] = [
  {
    name: 'thirty rules in PostgreSQL',
    what: `A table of ${number(
      POSTGRES_ROWS,
    )} rows and ten columns, checked by thirty rules of its contract, connecting included`,
    postgres: true,
    runs: 3,
    rounds: 2,
    variants: [
      variant({
        name: 'meshwright: one pass',
        setup: startBigPostgres,
        run: async ({ contract, user, password }) => {
          const [server] = contract.servers;
          const [{ checks, unread }] = await runOnServer({
            contract,
            server,
            settings: {
              type: 'postgres',
              name: 'benchmark',
              user,
              password,
              tls: false,
              allow: { hosts: [`${server.details.host}:*`] },
            },
          });
          const count = (wanted: string) =>
            checks.filter(({ status }) => status === wanted).length;
          if (unread || count('pass') !== 10 || count('fail') !== 20) {
            throw new Error(
              unread ?? 'The table of the benchmark is not as it should be',
            );
          }
        },
        teardown: ({ client }) => client.end(),
      }),
      variant({
        name: 'a query for each rule',
        setup: startBigPostgres,
        run: async ({ client }) => {
          for (const condition of conditions) {
            await client.query(
              `select count(*) from ${TABLE} where ${condition}`,
            );
          }
        },
        teardown: ({ client }) => client.end(),
      }),
    ],
  },
  {
    name: 'results taken',
    what: `${REPORTS} reports of ${CHECKS_IN_REPORT} checks each over HTTP, from four pipelines at a time: ${number(
      REPORTS * CHECKS_IN_REPORT,
    )} results with history, newest state, series and status`,
    rounds: 2,
    variants: [
      variant({
        name: 'meshwright: POST /v1/quality/results',
        setup: startReported,
        run: sendReports,
        teardown: portal => portal.stop(),
      }),
      variant({
        name: 'rows of one plain table, without HTTP',
        setup: startPlainTable,
        run: insertReports,
        teardown: knex => knex.destroy(),
      }),
    ],
  },
];
