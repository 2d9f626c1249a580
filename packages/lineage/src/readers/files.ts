// SPDX-License-Identifier: Apache-2.0
import { readDescriptor } from '@meshwright/contracts';
import type { LineageBuilder } from '../build/LineageBuilder';
import type { SourcedContract } from './contract/datasets';
import type { SourcedProduct } from './contract/products';
import {
  type DbtProject,
  type SourcedArtifact,
  dbtArtifact,
} from './dbt/artifacts';
import { folderOf, ownSql } from './dbt/ownSql';
import { isEvent, looksLikeJson } from './openlineage/eventValues';
import { eventsOf } from './openlineage/read';
import type { SourcedEvent } from './openlineage/sourcedEvent';
import { type JsonLimits, parseJsonText } from './openlineage/parse';
import type { LineageFile } from './lineageFile';
import { type Values, isRecord, record, text } from './values';

/** Files by what they are. @internal */
export interface SortedFiles {
  events: SourcedEvent[];
  dbt: SourcedArtifact[];
  contracts: SourcedContract[];
  products: SourcedProduct[];
  sql: LineageFile[];
}

function takeDescriptor(
  { path, source, found }: LineageFile,
  sorted: SortedFiles,
  builder: LineageBuilder,
): void {
  const result = readDescriptor(source, { file: path });
  if (found && !result.standard) return;
  const { file, contract, product, findings, standard } = result;
  if (contract) sorted.contracts.push({ contract, file });
  if (product) sorted.products.push({ product, file });
  // What is wrong with a descriptor `contract lint` says in full; here counts only what may hide lineage.
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!standard || (!contract && !product)) {
    builder.finding({
      severity: 'error',
      file,
      path: '',
      message:
        'This is no OpenLineage event, no dbt artifact, and no contract or product of a known standard.',
    });
  } else if (errors.length > 0) {
    builder.finding({
      severity: 'warning',
      file,
      path: errors[0].path,
      line: errors[0].line,
      message: `${errors[0].message}${
        errors.length > 1
          ? ` (${
              errors.length - 1
            } further errors; see "meshwright contract lint".)`
          : ''
      }`,
    });
  }
}

/** Finds out what each file is, and reads it that far. @internal */
export function sortFiles(
  files: readonly LineageFile[],
  builder: LineageBuilder,
  limits?: JsonLimits,
): SortedFiles {
  const sorted: SortedFiles = {
    events: [],
    dbt: [],
    contracts: [],
    products: [],
    sql: [],
  };
  for (const file of files) {
    const { path, source } = file;
    if (/\.sql(\.gz)?$/i.test(path)) {
      // Models of dbt are no SQL before they are compiled.
      if (!file.found || !/\{[{%]/.test(source)) sorted.sql.push(file);
      continue;
    }
    if (!looksLikeJson(file)) {
      takeDescriptor(file, sorted, builder);
      continue;
    }
    const { values, findings } = parseJsonText(source, path, limits);
    const single = values.length === 1 ? values[0].value : undefined;
    const artifact = dbtArtifact(single);
    if (artifact) {
      sorted.dbt.push({ artifact, value: record(single), file: path });
    } else if (isRecord(single) && !isEvent(single)) {
      takeOther(single, file, sorted, builder);
    } else {
      if (file.found && !values.some(({ value }) => isEvent(value))) continue;
      for (const finding of findings) builder.finding(finding);
      sorted.events.push(...eventsOf(values, path, builder));
    }
  }
  const isOfDbt = ownSql(sorted.dbt);
  sorted.sql = sorted.sql.filter(({ found, path }) => !found || !isOfDbt(path));
  return sorted;
}

/** A JSON document that is neither an event nor an artifact: a descriptor, or a facet by itself. */
function takeOther(
  value: Values,
  file: LineageFile,
  sorted: SortedFiles,
  builder: LineageBuilder,
): void {
  const facets = Object.values(value);
  const isFacet = (one: unknown) =>
    isRecord(one) &&
    (text(one._producer) ?? text(one._schemaURL)) !== undefined;
  if (facets.length > 0 && facets.every(isFacet)) {
    builder.finding({
      severity: 'warning',
      file: file.path,
      path: '',
      message: `This is the facet ${Object.keys(value).join(
        ', ',
      )} by itself. Without the event around it nobody knows which job or dataset it belongs to.`,
    });
    return;
  }
  takeDescriptor(file, sorted, builder);
}

/** Artifacts that lie together, or that name the same project, belong together. */
function belongs(one: SourcedArtifact, manifest: SourcedArtifact): boolean {
  return folderOf(one.file) === folderOf(manifest.file);
}

/** Puts the artifacts of each dbt project together. @internal */
export function dbtProjects(
  artifacts: readonly SourcedArtifact[],
  builder: LineageBuilder,
): DbtProject[] {
  const manifests = artifacts.filter(one => one.artifact === 'manifest');
  const projects: DbtProject[] = manifests.map(({ value, file }) => ({
    manifest: value,
    manifestFile: file,
    runResults: [],
  }));
  for (const one of artifacts) {
    if (one.artifact === 'manifest') continue;
    const near = manifests.findIndex(manifest => belongs(one, manifest));
    const project = projects[near >= 0 || projects.length !== 1 ? near : 0];
    if (!project) {
      builder.finding({
        severity: 'warning',
        file: one.file,
        path: '',
        message: `This ${one.artifact} of dbt needs the manifest.json of its project beside it. It is left out.`,
      });
    } else if (one.artifact === 'catalog') project.catalog = one.value;
    else if (one.artifact === 'sources') project.sources = one.value;
    else project.runResults.push({ value: one.value, file: one.file });
  }
  return projects;
}
