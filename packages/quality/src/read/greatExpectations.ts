// SPDX-License-Identifier: Apache-2.0
import type { CheckStatus, DetailedCheck } from '../model';
import { check, severityOf } from './check';
import { dimensionOf } from './dimension';
import type { Format, Reading } from './types';
import {
  instantOf,
  isObject,
  listOf,
  type Loose,
  member,
  numberOf,
  objectOf,
  parameters,
  scalarOf,
  textOf,
} from './values';

/** What an expectation is: of its own in results, and among the members of the result in descriptions. */
const configOf = (result: Loose): Loose =>
  isObject(result.expectation_config) ? result.expectation_config : result;

const kindOf = (result: unknown) => {
  const config = configOf(objectOf(result));
  return textOf(config.type) ?? textOf(config.expectation_type);
};

/** A suite as `describe()` shows it. */
const isDescription = (document: unknown) => {
  const expectations = listOf(member(document, 'expectations'));
  return (
    isObject(member(document, 'statistics')) &&
    expectations.length > 0 &&
    expectations.every(
      one => kindOf(one) !== null && member(one, 'success') !== undefined,
    )
  );
};

const isSuite = (document: unknown) =>
  Array.isArray(member(document, 'results')) &&
  (isObject(member(document, 'meta')) ||
    member(document, 'suite_name') !== undefined) &&
  listOf(member(document, 'results')).every(
    result => kindOf(result) !== null,
  ) &&
  (listOf(member(document, 'results')).length > 0 ||
    member(document, 'statistics') !== undefined);

/** Suites of a result of one suite, of a checkpoint, or of a description of a checkpoint. */
function suitesOf(document: unknown): Loose[] {
  if (isSuite(document) || isDescription(document)) {
    return [objectOf(document)];
  }
  const runs = Object.values(objectOf(member(document, 'run_results'))).map(
    run => member(run, 'validation_result') ?? run,
  );
  return [...runs, ...listOf(member(document, 'validation_results'))]
    .map(objectOf)
    .filter(
      suite =>
        Array.isArray(suite.results) || Array.isArray(suite.expectations),
    );
}

/** Results of Great Expectations 0.x and 1.x: of a suite, or of a checkpoint. @internal */
export const greatExpectations: Format = {
  tool: 'great-expectations',
  knows: document =>
    isSuite(document) ||
    isDescription(document) ||
    isObject(member(document, 'run_results')) ||
    listOf(member(document, 'validation_results')).length > 0,
  read: document => {
    const suites = suitesOf(document);
    const meta = objectOf(suites[0]?.meta);
    return {
      toolVersion:
        textOf(meta.great_expectations_version) ??
        textOf(meta['great_expectations.__version__']) ??
        undefined,
      runId:
        textOf(meta.run_id) ??
        textOf(member(meta.run_id, 'run_name')) ??
        textOf(member(document, 'run_id', 'run_name')) ??
        undefined,
      startedAt: instantOf(
        member(meta.run_id, 'run_time') ?? meta.run_time ?? meta.run_id,
      ),
      endedAt: instantOf(meta.validation_time),
      checks: suites.flatMap(suite =>
        listOf(suite.results ?? suite.expectations).map(result =>
          expectation(objectOf(result), suite),
        ),
      ),
    } satisfies Reading;
  },
};

/** Table, file or frame that a suite looked at. */
function assetOf(suite: Loose): string | null {
  const meta = objectOf(suite.meta);
  return (
    textOf(member(meta, 'active_batch_definition', 'data_asset_name')) ??
    textOf(member(meta, 'batch_spec', 'data_asset_name')) ??
    textOf(member(meta, 'batch_spec', 'table_name')) ??
    textOf(member(meta, 'batch_kwargs', 'data_asset_name')) ??
    textOf(member(meta, 'batch_kwargs', 'table')) ??
    textOf(member(meta, 'batch_kwargs', 'path')) ??
    textOf(meta.data_asset_name) ??
    textOf(member(suite, 'asset_name')) ??
    textOf(member(meta, 'batch_kwargs', 'datasource'))
  );
}

/** The batch that a description names: its data source and asset, unless it is the hash that old versions have. */
function batchOf(kwargs: Loose): string | null {
  const id = textOf(kwargs.batch_id);
  return id && !/^[\da-f]{32}$/.test(id) ? id : null;
}

function expectation(result: Loose, suite: Loose): DetailedCheck {
  const config = configOf(result);
  const kwargs = objectOf(config.kwargs);
  const kind = kindOf(result) ?? 'expectation';
  const measured = objectOf(result.result);
  const total = numberOf(measured.element_count);
  const unexpected = numberOf(measured.unexpected_count);
  const columns = [
    kwargs.column_A,
    kwargs.column_B,
    ...listOf(kwargs.column_list),
  ].flatMap(one => textOf(one) ?? []);
  const column = textOf(kwargs.column) ?? (columns.join(', ') || null);
  const broken = exceptionOf(result.exception_info);
  return check(kind, {
    dataset: assetOf(suite) ?? batchOf(kwargs),
    column,
    dimension: dimensionOf(
      textOf(member(config.meta, 'dimension')),
      kind.replace(/^expect_(column_values|column|table|multicolumn)_?/, ''),
      kind,
    ),
    severity: severityOf(
      textOf(config.severity) ?? textOf(member(config.meta, 'severity')),
    ),
    status: statusOf(result.success, broken),
    observed:
      scalarOf(measured.observed_value) ??
      (unexpected === null ? null : `${unexpected} unexpected`),
    expected:
      parameters(kwargs, ['column', 'batch_id', 'result_format']) || null,
    failedRows: unexpected,
    totalRows: total,
    details: { id: textOf(config.id) ?? undefined, message: broken },
  });
}

function statusOf(success: unknown, broken: string | undefined): CheckStatus {
  if (broken !== undefined) return 'error';
  if (success === true) return 'pass';
  return success === false ? 'fail' : 'unknown';
}

/** An exception, stated for the expectation or, since 0.16, for each metric of it. */
function exceptionOf(info: unknown): string | undefined {
  for (const candidate of [info, ...Object.values(objectOf(info))]) {
    if (member(candidate, 'raised_exception') === true) {
      return (
        textOf(member(candidate, 'exception_message'))?.slice(0, 500) ??
        'The expectation could not be evaluated.'
      );
    }
  }
  return undefined;
}
