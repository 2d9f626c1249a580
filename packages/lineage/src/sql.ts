// SPDX-License-Identifier: Apache-2.0
/**
 * The reader of SQL, apart from the rest since it brings a parser of 20 MB.
 *
 * @packageDocumentation
 */
export { loadSqlLineage } from './readers/sql/parser';
export type { EdgeKind } from './model/lineage';
export type * from './readers/sql/types';
