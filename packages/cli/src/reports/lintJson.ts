// SPDX-License-Identifier: Apache-2.0
import type { Finding, ReadResult, StandardId } from '@meshwright/contracts';

/** What `lint --format json` prints for each file. */
export interface LintedFile {
  file: string;
  /** Null where a file is of no known standard. */
  standard: StandardId | null;
  /** As stated, without a leading `v`. */
  version: string | null;
  valid: boolean;
  findings: Finding[];
}

/** The report on each file, with members in the order that is documented. */
export function lintJson(results: readonly ReadResult[]): LintedFile[] {
  return results.map(({ file, standard, valid, findings }) => ({
    file,
    standard: standard?.id ?? null,
    version: standard?.version ?? null,
    valid,
    findings: findings.map(
      ({ severity, rule, path, line, column, message, fix }) => ({
        severity,
        rule,
        path,
        line,
        column,
        message,
        ...(fix && { fix }),
      }),
    ),
  }));
}
