// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contract, readDescriptor } from '@meshwright/contracts';
import { DuckDBInstance } from '@duckdb/node-api';

/** Rows of the table: ten million, unless the environment asks for another number. */
export const ROWS = Number(process.env.MESHWRIGHT_BENCH_ROWS ?? 10_000_000);

const folder = join(tmpdir(), `meshwright-bench-quality-${ROWS}`);
/** A Parquet file of orders, and the contract that describes it. */
export const table = join(folder, 'orders.parquet');
export const contractFile = join(folder, 'orders.odcs.yaml');

/** Ten columns; three rules for each, thirty in all: a value in every row, few missing ones, none below zero. */
export const COLUMNS = Array.from(
  { length: 10 },
  (_, index) => `amount_${index}`,
);

const contractOn = (server: string) => `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - { server: benchmark, ${server} }
schema:
  - name: orders
    physicalType: table
    properties:
${COLUMNS.map(
  name => `      - name: ${name}
        logicalType: number
        physicalType: double
        required: true
        logicalTypeOptions: { minimum: 0 }
        quality:
          - type: library
            metric: nullValues
            mustBeLessThan: 5
            unit: percent`,
).join('\n')}
`;

const CONTRACT = contractOn(`type: local, path: ${table}, format: parquet`);

/** A value of a column in PostgreSQL, by the number of its row: some are missing or below zero everywhere. */
export const valueOf = (index: number) =>
  `case when (number * 31 + ${index} * 7919) % 1009 = 0 then null else ((number * 7919 + ${index} * 104729) % 100000) / 100.0::double precision - 0.01 end`;

/** The same demands as conditions that rows fail by, for a query of its own for each rule. */
export const conditions = COLUMNS.flatMap(name => [
  `${name} is null`,
  `${name} is null`,
  `${name} < 0`,
]);

/** Makes the file and the contract, once for each machine. */
export async function makeTable(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(contractFile, CONTRACT);
  if (existsSync(table)) return;
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '2GB',
  });
  const connection = await instance.connect();
  await connection.run(
    `copy (select ${COLUMNS.map(
      (name, index) =>
        // Some values are missing or below zero everywhere in the file, so that its statistics answer no question.
        `case when hash(range * 31 + ${index}) % 1000 = 0 then null else (hash(range + ${index}) % 100000) / 100.0 - 0.01 end as ${name}`,
    ).join(', ')} from range(${ROWS})) to '${table}' (format parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** The contract as the core reads it, for the file or for another server. */
export function bigContract(server?: string): Contract {
  const { contract } = readDescriptor(
    server === undefined ? CONTRACT : contractOn(server),
  );
  if (!contract) throw new Error('The contract of the benchmark is wrong');
  return contract;
}
