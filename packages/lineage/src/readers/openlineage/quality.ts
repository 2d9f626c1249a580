// SPDX-License-Identifier: Apache-2.0
import { type RawCheck, dataset } from '../../build/LineageBuilder';
import type { ObservedCheck } from '../../model';
import { records, stated, text } from '../values';
import type { MergedRun } from './runs';

const statuses: Record<string, ObservedCheck['status']> = {
  pass: 'pass',
  fail: 'fail',
  skip: 'skipped',
};

const severityOf = (value: unknown) => {
  const word = text(value)?.toLowerCase();
  return word === 'error' || word === 'warn' ? word : undefined;
};

/** A check that failed but may, is a warning. */
const judged = (
  status: ObservedCheck['status'],
  severity: ObservedCheck['severity'],
) => (status === 'fail' && severity === 'warn' ? 'warn' : status);

/**
 * Results of checks in a run: `dataQualityAssertions` of its datasets, and the `test` facet of the run, which
 * speaks of the only dataset the run has.
 *
 * @internal
 */
export function checksOfRun(run: MergedRun): RawCheck[] {
  const at =
    run.end === undefined ? undefined : new Date(run.end).toISOString();
  const tool = text(run.jobFacets.get('jobType')?.integration) ?? 'openlineage';
  const found: RawCheck[] = [];
  const all = [
    ...run.inputs.values(),
    ...run.outputs.values(),
    ...run.datasets.values(),
  ];
  for (const each of all) {
    const assertions = each.facets.get('dataQualityAssertions')?.assertions;
    for (const one of records(assertions)) {
      const severity = severityOf(one.severity);
      const success =
        typeof one.success === 'boolean' ? one.success : undefined;
      found.push(
        stated({
          dataset: dataset(each),
          column: text(one.column),
          name: text(one.name) ?? text(one.assertion) ?? 'assertion',
          status:
            success === undefined
              ? ('error' as const)
              : judged(success ? 'pass' : 'fail', severity),
          severity,
          at,
          tool,
          expected: text(one.expected),
          actual: text(one.actual),
          message: text(one.description),
        }),
      );
    }
  }
  if (all.length !== 1) return found;
  for (const one of records(run.runFacets.get('test')?.tests)) {
    const severity = severityOf(one.severity);
    const status = statuses[text(one.status)?.toLowerCase() ?? ''] ?? 'error';
    found.push(
      stated({
        dataset: dataset(all[0]),
        name: text(one.name) ?? 'test',
        status: judged(status, severity),
        severity,
        at,
        tool,
        expected: text(one.expected),
        actual: text(one.actual),
        message: text(one.description),
      }),
    );
  }
  return found;
}
