// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@meshwright/contracts';
import { Failure } from '../../failure';
import { clean } from '../../terminal/clean';

/** Says what is wrong in a file that must not have anything wrong. */
export function refuse(
  what: string,
  file: string,
  findings: readonly Finding[],
): Failure {
  const lines = findings
    .filter(({ severity }) => severity === 'error')
    .slice(0, 5)
    .map(
      ({ line, column, message, path }) =>
        `${clean(file)}:${line}:${column} ${clean(message)}${
          path ? ` (at ${clean(path)})` : ''
        }`,
    );
  return new Failure(
    `${what} in ${clean(file)} cannot be used.`,
    lines.join('\n'),
  );
}
