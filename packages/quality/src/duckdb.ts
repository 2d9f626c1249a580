// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the checks of contracts on files, with DuckDB inside this process. For Node.js; needs `@duckdb/node-api`.
 *
 * @packageDocumentation
 */
export * from './duckdb/runOnFile';
