// SPDX-License-Identifier: Apache-2.0
import { type Values, isRecord, record, text } from '../values';

/** The artifacts of dbt that are read. @public */
export type DbtArtifact = 'manifest' | 'catalog' | 'run-results' | 'sources';

/**
 * Which artifact of dbt a document is: by the schema it states, and where it states none, by its members. Fields that a
 * schema does not know are no reason to refuse it; dbt itself writes some.
 *
 * @internal
 */
export function dbtArtifact(value: unknown): DbtArtifact | undefined {
  if (!isRecord(value)) return undefined;
  const schema = text(record(value.metadata).dbt_schema_version) ?? '';
  const stated = /\/dbt\/(manifest|catalog|run-results|sources)\//.exec(
    schema,
  )?.[1];
  if (stated) return stated as DbtArtifact;
  const known = isRecord(value.metadata) || schema !== '';
  if (isRecord(value.nodes) && isRecord(value.parent_map)) return 'manifest';
  if (known && isRecord(value.nodes) && isRecord(value.sources)) {
    return isRecord(value.macros) || isRecord(value.docs)
      ? 'manifest'
      : 'catalog';
  }
  return known && Array.isArray(value.results) && isRecord(value.args)
    ? 'run-results'
    : undefined;
}

/** A dbt artifact with its file. @internal */
export interface SourcedArtifact {
  artifact: DbtArtifact;
  value: Values;
  file: string;
}

/** The documents of one dbt project. @internal */
export interface DbtProject {
  manifest: Values;
  manifestFile: string;
  catalog?: Values;
  runResults: Array<{ value: Values; file: string }>;
  sources?: Values;
}
