// SPDX-License-Identifier: Apache-2.0
import { DIMENSIONS, type CheckStatus, type Dimension } from '../model';
import type { QualityFinding } from '../model';
import { check, severityOf } from './check';
import type { Format } from './types';
import {
  instantOf,
  isObject,
  listOf,
  member,
  numberOf,
  scalarOf,
  textOf,
  wordOf,
} from './values';

/** Value of `kind` in our own format. @public */
export const QUALITY_RESULTS_KIND = 'QualityResults';

const STATUSES: readonly CheckStatus[] = [
  'pass',
  'warn',
  'fail',
  'error',
  'skipped',
  'unknown',
];

/**
 * Our own format, for checks of no known tool: `{apiVersion, kind: "QualityResults", run?, checks: […]}`, whose checks
 * have the members of {@link CheckResult}.
 *
 * @internal
 */
export const meshwright: Format = {
  tool: 'meshwright',
  knows: document => member(document, 'kind') === QUALITY_RESULTS_KIND,
  read: document => {
    const findings: QualityFinding[] = [];
    const checks = listOf(member(document, 'checks')).flatMap(
      (given, index) => {
        const path = `/checks/${index}`;
        const name = textOf(member(given, 'name'));
        if (!isObject(given) || !name) {
          findings.push({
            severity: 'error',
            rule: 'meshwright/no-name',
            path: `${path}/name`,
            message: 'A check needs a name; this one was left out.',
            fix: "Add 'name'",
          });
          return [];
        }
        const status = given.status as CheckStatus;
        const known = STATUSES.includes(status);
        if (!known) {
          findings.push({
            severity: 'error',
            rule: 'meshwright/unknown-status',
            path: `${path}/status`,
            message: `The status is one of ${STATUSES.join(
              ', ',
            )}; this one is taken for unknown.`,
          });
        }
        const dimension = given.dimension as Dimension;
        return [
          check(name, {
            dataset: textOf(given.dataset),
            column: textOf(given.column),
            dimension: DIMENSIONS.includes(dimension) ? dimension : null,
            severity: severityOf(textOf(given.severity)),
            status: known ? status : 'unknown',
            observed: scalarOf(given.observed),
            expected: wordOf(given.expected),
            failedRows: countOf(given.failedRows),
            totalRows: countOf(given.totalRows),
            details: {
              id: textOf(given.id) ?? undefined,
              contractId: textOf(given.contractId) ?? undefined,
              message: textOf(given.message)?.slice(0, 500) ?? undefined,
            },
          }),
        ];
      },
    );
    return {
      runId: textOf(member(document, 'run', 'id')) ?? undefined,
      startedAt: instantOf(member(document, 'run', 'startedAt')),
      endedAt: instantOf(member(document, 'run', 'endedAt')),
      checks,
      findings,
    };
  },
};

function countOf(value: unknown): number | null {
  const count = numberOf(value);
  return count !== null && count >= 0 ? Math.round(count) : null;
}
