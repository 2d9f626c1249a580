// SPDX-License-Identifier: Apache-2.0
import { Client } from 'pg';
import { bigContract, COLUMNS, valueOf } from './bigTable';

/** Rows of the table in PostgreSQL: two million, unless the environment asks for another number. */
export const POSTGRES_ROWS = Number(
  process.env.MESHWRIGHT_BENCH_POSTGRES_ROWS ?? 2_000_000,
);
const SCHEMA = 'quality_bench';
/** The table as a query names it. */
export const TABLE = `${SCHEMA}.orders`;

/** The table of the benchmark in PostgreSQL, and how it is reached. */
export interface BigPostgres {
  client: Client;
  /** The contract; its only server is where the table lies. */
  contract: ReturnType<typeof bigContract>;
  user: string;
  password: string;
}

/** Connects to the server that all benchmarks share; the first process makes the table. */
export async function startBigPostgres(): Promise<BigPostgres> {
  const url = process.env.BENCH_POSTGRES;
  if (!url) throw new Error('BENCH_POSTGRES does not say where PostgreSQL is');
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create schema if not exists ${SCHEMA}`);
  await client.query(
    `create table if not exists ${TABLE} as select ${COLUMNS.map(
      (name, index) => `${valueOf(index)} as ${name}`,
    ).join(
      ', ',
    )} from generate_series(1::bigint, ${POSTGRES_ROWS}) as rows(number)`,
  );
  // What is read first after a load also marks rows as settled; that is no part of a check.
  await client.query(`vacuum analyze ${TABLE}`);
  const { hostname, port, pathname, username, password } = new URL(url);
  return {
    client,
    contract: bigContract(
      `type: postgres, host: ${hostname}, port: ${port}, database: ${pathname.slice(
        1,
      )}, schema: ${SCHEMA}`,
    ),
    user: username,
    password: decodeURIComponent(password),
  };
}
