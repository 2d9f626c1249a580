// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the checks of contracts on files, with DuckDB inside this process. For Node.js.
 *
 * @packageDocumentation
 */
export type * from './compile';
export type { FileFormat } from './duckdb/openFile';
export * from './duckdb/profileFile';
export * from './duckdb/runOnFile';
export type { RunLimits } from './duckdb/withLimits';
export type * from './model';
