// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { AnomalyDetector } from '@meshwright/quality';
import { runOnFile } from '@meshwright/quality/duckdb';
import { DuckDBInstance } from '@duckdb/node-api';
import { mean, standardDeviation } from 'simple-statistics';
import { type Benchmark, variant } from './lib/benchmark';
import {
  bigContract,
  conditions,
  contractFile,
  makeTable,
  ROWS,
  table,
} from './lib/bigTable';
import {
  CHECKS,
  openQualityTab,
  readQualityTables,
  SERIES,
  startMeasured,
} from './lib/qualityHistory';

/** A Data Contract CLI with its DuckDB backend, which a machine need not have. */
const CLI = process.env.MESHWRIGHT_DATACONTRACT;

const POINTS = 100_000;
const WINDOW = 100;

/** A day's curve with noise that is the same on every machine. */
function series(): Float64Array {
  return Float64Array.from(
    { length: POINTS },
    (_, minute) =>
      1000 +
      300 * Math.sin((minute / 1440) * 2 * Math.PI) +
      20 * Math.sin(minute * 12.9898) * Math.cos(minute * 78.233),
  );
}

export const benchmarks: Benchmark[] = [
  {
    name: 'thirty rules on a file',
    what: `A Parquet file of ${ROWS.toLocaleString(
      'en-US',
    )} rows and ten columns, checked by thirty rules of its contract, with two threads`,
    runs: 2,
    rounds: 2,
    variants: [
      variant({
        name: 'meshwright: one pass',
        setup: async () => {
          await makeTable();
          return bigContract();
        },
        run: async contract => {
          const { checks } = await runOnFile({
            contract,
            object: contract.schema[0],
            path: table,
            format: 'parquet',
          });
          const count = (wanted: string) =>
            checks.filter(({ status }) => status === wanted).length;
          if (count('pass') !== 10 || count('fail') !== 20) {
            throw new Error('The file of the benchmark is not as it should be');
          }
        },
      }),
      variant({
        name: 'DuckDB: a query for each rule',
        setup: async () => {
          await makeTable();
          const instance = await DuckDBInstance.create(':memory:', {
            memory_limit: '1024MB',
            threads: '2',
          });
          return instance.connect();
        },
        run: async connection => {
          for (const condition of conditions) {
            await connection.runAndReadAll(
              `select count(*) from read_parquet('${table}') where ${condition}`,
            );
          }
        },
        teardown: connection => connection.closeSync(),
      }),
      ...(CLI
        ? [
            variant({
              name: 'datacontract test, start included',
              setup: makeTable,
              run: () => {
                // It ends with 1, since the file has the faults that the rules look for.
                spawnSync(CLI, ['test', contractFile], { stdio: 'ignore' });
              },
            }),
          ]
        : []),
    ],
  },
  {
    name: 'anomalies in a series',
    what: `${POINTS.toLocaleString(
      'en-US',
    )} values a minute apart, each scored by those before it`,
    variants: [
      variant({
        name: 'meshwright: detector',
        setup: series,
        run: values => {
          const detector = new AnomalyDetector();
          values.forEach((value, minute) => detector.push(minute * 60, value));
        },
      }),
      variant({
        name: `simple-statistics: z-score of the last ${WINDOW}`,
        setup: series,
        run: values => {
          for (let at = WINDOW; at < values.length; at++) {
            const window = Array.from(values.subarray(at - WINDOW, at));
            const score =
              Math.abs(values[at] - mean(window)) / standardDeviation(window);
            if (Number.isNaN(score)) throw new Error('The series is flat');
          }
        },
      }),
    ],
  },
  {
    name: 'quality tab with a year of hourly history',
    what: `Everything that the tab asks, with the history of a check and a year of a figure, of a product with ${CHECKS} checks and ${SERIES} figures measured every hour, over HTTP, on SQLite`,
    runs: 10,
    variants: [
      variant({
        name: 'meshwright: after a year',
        setup: () => startMeasured(365),
        run: openQualityTab,
        teardown: portal => portal.stop(),
      }),
      variant({
        name: 'plain queries of the same tables, without HTTP',
        setup: () => startMeasured(365),
        run: readQualityTables,
        teardown: portal => portal.stop(),
      }),
      variant({
        name: 'meshwright: after a week',
        setup: () => startMeasured(7),
        run: openQualityTab,
        teardown: portal => portal.stop(),
      }),
    ],
  },
];
