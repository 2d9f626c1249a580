// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Finding } from '@meshwright/contracts';

const MAX_LOGGED = 50;
const MAX_IN_ERROR = 3;

/** What may steer a terminal, and what people do not see. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text that was written by anybody, in one line that steers no terminal. @internal */
export function inOneLine(text: string): string {
  return text.replace(UNSEEN, '\uFFFD');
}

/** A finding with the file it is about. @internal */
export type PlacedFinding = Finding & { file: string };

/** Numbers of findings by how bad they are. @internal */
export interface FindingCounts {
  errors: number;
  warnings: number;
}

/** @internal */
export function countFindings(
  findings: readonly Pick<Finding, 'severity'>[],
): FindingCounts {
  const count = (severity: string) =>
    findings.filter(finding => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

/** A finding in one line: place, what is wrong, and what to do. @internal */
export function findingLine(finding: PlacedFinding): string {
  const { file, line, column, message, fix, rule } = finding;
  const what = /[.!?]$/.test(message) ? message : `${message}.`;
  return inOneLine(
    `${file}:${line}:${column} ${what}${
      fix ? ` Fix: ${fix.description}.` : ''
    } [${rule}]`,
  );
}

/**
 * Writes findings to the log of a task and ends the step when there is one that is too bad.
 *
 * @param what - begins the message: `The contract`
 * @throws InputError with the first findings, so that the person sees them without opening the log
 * @internal
 */
export function reportFindings(
  findings: readonly PlacedFinding[],
  options: {
    logger: LoggerService;
    what: string;
    failOn?: 'error' | 'warning' | 'never';
  },
): FindingCounts {
  const { logger, what, failOn = 'error' } = options;
  for (const finding of findings.slice(0, MAX_LOGGED)) {
    const log = finding.severity === 'error' ? 'error' : 'warn';
    logger[log](findingLine(finding));
  }
  if (findings.length > MAX_LOGGED) {
    logger.warn(`… and ${findings.length - MAX_LOGGED} more`);
  }
  const counts = countFindings(findings);
  const bad = findings.filter(
    ({ severity }) =>
      severity === 'error' || (failOn === 'warning' && severity === 'warning'),
  );
  if (failOn !== 'never' && bad.length > 0) {
    const shown = bad.slice(0, MAX_IN_ERROR).map(findingLine).join('\n');
    const more = bad.length - MAX_IN_ERROR;
    throw new InputError(
      `${what} cannot be used as it is:\n${shown}${
        more > 0 ? `\n… and ${more} more, see the log of this step` : ''
      }`,
    );
  }
  return counts;
}
