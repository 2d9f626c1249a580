// SPDX-License-Identifier: Apache-2.0
import {
  type CheckStatus,
  type DetailedCheck,
  type QualityReport,
  scoreChecks,
} from '@meshwright/quality';
import { clean } from '../../terminal/clean';
import type { Colours } from '../../terminal/io';
import { count } from '../words';

/** Words for each state, worst first. */
const STATES: ReadonlyArray<readonly [CheckStatus, string]> = [
  ['fail', 'failed'],
  ['error', 'broke'],
  ['warn', 'warned'],
  ['pass', 'passed'],
  ['skipped', 'left out'],
  ['unknown', 'not judged'],
];

function paint(status: CheckStatus, text: string, colours: Colours): string {
  if (status === 'fail' || status === 'error') return colours.red(text);
  if (status === 'warn') return colours.yellow(text);
  return status === 'pass' ? colours.green(text) : colours.dim(text);
}

function line(check: DetailedCheck, word: string, colours: Colours): string {
  const { name, dataset, column, observed, expected, failedRows, totalRows } =
    check;
  const place = [dataset, column].filter(Boolean).join(' · ');
  const rows =
    failedRows === null
      ? ''
      : `${failedRows}${totalRows === null ? '' : ` of ${totalRows}`} rows`;
  const facts = [
    rows,
    observed === null ? '' : `found ${observed}`,
    expected === null ? '' : `expected ${expected}`,
    check.details.message ?? '',
  ].filter(Boolean);
  return [
    `  ${paint(check.status, word, colours)}  ${clean(name)}${
      place ? colours.dim(`  ${clean(place)}`) : ''
    }`,
    ...(facts.length > 0 ? [`      ${clean(facts.join('; '))}`] : []),
  ].join('\n');
}

/** Results for people: what did not pass, and how much did. */
export function qualityText(
  reports: readonly QualityReport[],
  colours: Colours,
): string {
  return reports
    .map(({ file, tool, checks, findings }) => {
      const counts = STATES.flatMap(([status, word]) => {
        const number = checks.filter(check => check.status === status).length;
        return number > 0 ? [`${number} ${word}`] : [];
      });
      const { value } = scoreChecks(checks);
      const summary =
        checks.length === 0
          ? 'no checks'
          : `${count(checks.length, 'check')}: ${counts.join(', ')}; ${
              value === null ? 'no score' : `score ${value.toFixed(0)}`
            }`;
      return [
        `${colours.bold(clean(file))}${tool ? ` (${tool})` : ''}: ${summary}`,
        ...findings.map(
          ({ severity, message, fix }) =>
            `  ${
              severity === 'error' ? colours.red(severity) : severity
            }  ${clean(message)}${fix ? ` ${clean(fix)}.` : ''}`,
        ),
        ...STATES.filter(([status]) =>
          ['fail', 'error', 'warn'].includes(status),
        ).flatMap(([status, word]) =>
          checks
            .filter(check => check.status === status)
            .map(check => line(check, word, colours)),
        ),
        '',
      ].join('\n');
    })
    .join('\n');
}
