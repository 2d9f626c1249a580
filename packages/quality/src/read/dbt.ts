// SPDX-License-Identifier: Apache-2.0
import type { CheckStatus, DetailedCheck, QualityFinding } from '../model';
import { check, severityOf } from './check';
import { dimensionOf } from './dimension';
import type { Companions, Format, Reading } from './types';
import {
  instantOf,
  isObject,
  listOf,
  type Loose,
  member,
  numberOf,
  objectOf,
  parameters,
  textOf,
} from './values';

/** Commands of dbt that run tests; after any other one, "success" only says that a test was compiled. */
const RUNS_TESTS = new Set(['test', 'build', 'retry']);

const schemaOf = (document: unknown) =>
  textOf(member(document, 'metadata', 'dbt_schema_version')) ?? '';

/** Test results: `run_results.json` of dbt, schema versions 1 to 6. @internal */
export const dbtRunResults: Format = {
  tool: 'dbt',
  knows: document =>
    Array.isArray(member(document, 'results')) &&
    (schemaOf(document).includes('/run-results/') ||
      (schemaOf(document) === '' &&
        listOf(member(document, 'results')).some(
          result =>
            textOf(member(result, 'unique_id')) !== null &&
            member(result, 'timing') !== undefined &&
            // Results of freshness have timings as well.
            member(result, 'max_loaded_at') === undefined,
        ))),
  read: (document, companions) => {
    const which =
      textOf(member(document, 'args', 'which')) ??
      textOf(member(document, 'args', 'rpc_method'));
    const ran = which === null || RUNS_TESTS.has(which);
    const findings: QualityFinding[] = [];
    const checks = listOf(member(document, 'results')).flatMap(
      (result, index) => {
        const id = textOf(member(result, 'unique_id'));
        if (!id) {
          findings.push({
            severity: 'warning',
            rule: 'dbt/no-id',
            path: `/results/${index}`,
            message: 'A result without unique_id was left out.',
          });
          return [];
        }
        return /^(test|unit_test)\./.test(id)
          ? [testResult(id, objectOf(result), ran, companions)]
          : [];
      },
    );
    const compiled = ran
      ? 0
      : checks.filter(({ status }) => status === 'skipped').length;
    if (compiled > 0) {
      findings.push({
        severity: 'info',
        rule: 'dbt/not-executed',
        path: '/args/which',
        message: `\`dbt ${which}\` runs no tests: its ${compiled} tests are compiled and not judged.`,
        fix: 'Give the run_results.json that `dbt test` or `dbt build` wrote',
      });
    }
    if (checks.length > 0 && !companions.dbtManifest) {
      findings.push({
        severity: 'info',
        rule: 'dbt/no-manifest',
        path: '',
        message:
          'Without the manifest.json of the same run, tables, columns and severities of tests are not known.',
        fix: 'Give manifest.json as well, or leave it beside run_results.json',
      });
    }
    return { ...run(document), checks, findings };
  },
};

function testResult(
  id: string,
  result: Loose,
  ran: boolean,
  { dbtManifest }: Companions,
): DetailedCheck {
  const node = objectOf(
    member(dbtManifest, 'nodes', id) ?? member(dbtManifest, 'unit_tests', id),
  );
  const kind = textOf(member(node, 'test_metadata', 'name'));
  const kwargs = objectOf(member(node, 'test_metadata', 'kwargs'));
  const name = textOf(node.name) ?? nameIn(id);
  // Before version 2 of its schema, the message of a test was the number of its failures.
  const failures = numberOf(result.failures) ?? numberOf(result.message);
  const status = statusOf(textOf(result.status), failures, ran);
  const judged = status === 'pass' || status === 'fail' || status === 'warn';
  return check(name, {
    dataset: datasetOf(node, dbtManifest),
    column: textOf(node.column_name) ?? textOf(kwargs.column_name),
    dimension: dimensionOf(kind, name),
    severity: severityOf(textOf(member(node, 'config', 'severity'))),
    status,
    observed: judged ? failures : null,
    expected: expectedOf(kind, kwargs),
    failedRows: judged ? failures : null,
    details: { id, message: textOf(result.message) ?? undefined },
  });
}

/** `test.project.name.hash` names the test, `unit_test.project.model.name` the model before it. */
function nameIn(id: string): string {
  const parts = id.split('.');
  return (parts[0] === 'unit_test' && parts[3]) || parts[2] || id;
}

function statusOf(
  status: string | null,
  failures: number | null,
  ran: boolean,
): CheckStatus {
  switch (status?.toLocaleLowerCase('en-US')) {
    case 'pass':
      return 'pass';
    case 'warn':
      return 'warn';
    case 'fail':
      return 'fail';
    case 'error':
    case 'runtime error':
      return 'error';
    case 'skipped':
    case 'no-op':
      return 'skipped';
    case 'success':
      // Only tests that ran count their failures.
      if (!ran) return 'skipped';
      if (failures === null) return 'unknown';
      return failures === 0 ? 'pass' : 'fail';
    default:
      return 'unknown';
  }
}

function expectedOf(kind: string | null, kwargs: Loose): string | null {
  if (!kind) return null;
  const given = parameters(kwargs, ['column_name', 'model']);
  return given ? `${kind} (${given})` : kind;
}

/** Relation that a test looks at: the node it is attached to, else the first it depends on. */
function datasetOf(node: Loose, manifest: Loose | undefined): string | null {
  const candidates = [
    textOf(node.attached_node),
    ...listOf(member(node, 'depends_on', 'nodes')).map(textOf),
  ];
  for (const id of candidates) {
    const found =
      id && (member(manifest, 'nodes', id) ?? member(manifest, 'sources', id));
    const name = isObject(found) ? relationOf(found) : null;
    if (name) return name;
  }
  return null;
}

function relationOf(node: Loose): string | null {
  const parts = [
    node.database,
    node.schema,
    node.alias ?? node.identifier ?? node.name,
  ].map(textOf);
  return parts.some(Boolean) ? parts.filter(Boolean).join('.') : null;
}

/** Freshness of sources: `sources.json` of dbt. @internal */
export const dbtFreshness: Format = {
  tool: 'dbt',
  knows: document =>
    schemaOf(document).includes('/sources/') ||
    (schemaOf(document) === '' &&
      listOf(member(document, 'results')).some(
        result => member(result, 'max_loaded_at') !== undefined,
      )),
  read: (document, { dbtManifest }) => ({
    ...run(document),
    checks: listOf(member(document, 'results')).map(result => {
      const id = textOf(member(result, 'unique_id')) ?? 'unknown source';
      const source = member(dbtManifest, 'sources', id);
      const status = textOf(member(result, 'status'));
      const age = numberOf(member(result, 'max_loaded_at_time_ago_in_s'));
      return check(`freshness of ${id.split('.').slice(2).join('.') || id}`, {
        dataset:
          (isObject(source) ? relationOf(source) : null) ??
          (id.split('.').slice(2).join('.') || null),
        column: textOf(member(source, 'loaded_at_field')),
        dimension: 'timeliness',
        severity: status === 'warn' ? 'warning' : 'error',
        // For the freshness of a source, dbt says "error" of data that is too old, and "runtime error" of a check that broke.
        status:
          status === 'error' && age !== null
            ? 'fail'
            : statusOf(status, null, true),
        observed: age === null ? null : `${Math.round(age)} s old`,
        expected: freshnessOf(objectOf(member(result, 'criteria'))),
        details: {
          id,
          message: textOf(member(result, 'error')) ?? undefined,
        },
      });
    }),
  }),
};

function freshnessOf(criteria: Loose): string | null {
  const limits = (['warn_after', 'error_after'] as const).flatMap(key => {
    const count = numberOf(member(criteria, key, 'count'));
    const period = textOf(member(criteria, key, 'period'));
    return count === null || !period
      ? []
      : [
          `${key.replace('_', ' ')} ${count} ${period}${
            count === 1 ? '' : 's'
          }`,
        ];
  });
  return limits.length > 0 ? limits.join(', ') : null;
}

function run(document: unknown): Reading {
  const metadata = objectOf(member(document, 'metadata'));
  const endedAt = instantOf(metadata.generated_at);
  return {
    toolVersion: textOf(metadata.dbt_version) ?? undefined,
    runId: textOf(metadata.invocation_id) ?? undefined,
    startedAt: instantOf(metadata.invocation_started_at),
    endedAt,
  };
}

/** Whether a document is the manifest of dbt, which says more of results that stand elsewhere. @internal */
export function isDbtManifest(document: unknown): document is Loose {
  if (!isObject(document) || !isObject(document.nodes)) return false;
  const schema = schemaOf(document);
  return schema === ''
    ? isObject(document.sources)
    : schema.includes('/manifest/');
}

/** Word for an artifact of dbt that has no results; undefined for any other document. @internal */
export function dbtArtifactOf(
  document: unknown,
): 'manifest' | 'catalog' | undefined {
  if (isDbtManifest(document)) return 'manifest';
  return schemaOf(document).includes('/catalog/') ? 'catalog' : undefined;
}

/**
 * The manifest that results were written with: of several, the one of the same run, else the one that names the most of
 * their tests.
 *
 * @internal
 */
export function manifestFor(
  document: unknown,
  manifests: readonly Loose[],
): Loose | undefined {
  if (manifests.length < 2) return manifests[0];
  const runOf = (of: unknown) =>
    textOf(member(of, 'metadata', 'invocation_id'));
  const wanted = runOf(document);
  const same = manifests.find(manifest => wanted && runOf(manifest) === wanted);
  if (same) return same;
  const ids = listOf(member(document, 'results')).flatMap(
    result => textOf(member(result, 'unique_id')) ?? [],
  );
  const named = (manifest: Loose) =>
    ids.filter(id =>
      ['nodes', 'sources', 'unit_tests'].some(
        kind => member(manifest, kind, id) !== undefined,
      ),
    ).length;
  const counts = manifests.map(named);
  const most = Math.max(...counts);
  return most > 0 ? manifests[counts.indexOf(most)] : undefined;
}
