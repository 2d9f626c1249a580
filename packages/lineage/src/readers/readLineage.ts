// SPDX-License-Identifier: Apache-2.0
import { LineageBuilder } from '../build/LineageBuilder';
import { joinIdentities } from '../build/joinIdentities';
import type { Lineage } from '../model';
import { addDescriptors } from './contract/read';
import { type DbtOptions, addDbtProject } from './dbt/read';
import { type SortedFiles, dbtProjects, sortFiles } from './files';
import type { LineageFile } from './lineageFile';
import { addEvents } from './openlineage/read';
import type { JsonLimits } from './openlineage/parse';
import { type SqlFileOptions, addSqlFiles } from './sql/files';
import type { SqlLineage } from './sql/types';

/** @public */
export interface ReadLineageOptions {
  /** Reads SQL; left out, SQL in events, models and files is passed over. See `loadSqlLineage`. */
  sql?: SqlLineage;
  dbt?: DbtOptions;
  sqlFiles?: SqlFileOptions;
  limits?: JsonLimits;
}

/**
 * Reads files of any kind together: OpenLineage events (single, in an array, or one on each line), dbt artifacts,
 * data contracts, product descriptors and SQL. What a file is, it tells itself.
 *
 * Never throws for bad input: what is wrong is in the findings, and takes nothing else down. The result does not depend
 * on the order of the files. Nothing that a file names is followed.
 *
 * @public
 */
export function readLineage(
  files: readonly LineageFile[],
  options: ReadLineageOptions = {},
): Lineage {
  const builder = new LineageBuilder();
  const sorted: SortedFiles = sortFiles(files, builder, options.limits);
  addEvents(sorted.events, builder, options.sql);
  for (const project of dbtProjects(sorted.dbt, builder)) {
    addDbtProject(project, builder, options.dbt, options.sql);
  }
  addDescriptors(sorted.contracts, sorted.products, builder, options.sql);
  addSqlFiles(sorted.sql, builder, options.sqlFiles, options.sql);
  return joinIdentities(builder);
}
