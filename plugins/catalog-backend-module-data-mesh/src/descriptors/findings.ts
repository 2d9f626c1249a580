// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@meshwright/contracts';
import type { DraftReference } from './types';
import type { DescriptorFinding } from '@meshwright/plugin-data-mesh-common';

/** Most findings of one document that are worked with; errors go first. */
const MAX_FINDINGS = 500;
const MAX_MESSAGE = 1000;

const ORDER = { error: 0, warning: 1, info: 2 } as const;

/** Findings of a reader in the form that entities carry. @internal */
export function toDescriptorFindings(
  findings: readonly Finding[],
): DescriptorFinding[] {
  return [...findings]
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
    .slice(0, MAX_FINDINGS)
    .map(({ severity, rule, path, line, column, message, fix }) => ({
      severity,
      rule,
      path,
      line,
      column,
      message:
        message.length > MAX_MESSAGE
          ? `${message.slice(0, MAX_MESSAGE)}…`
          : message,
      ...(fix && { fix: fix.description }),
    }));
}

/** Where a reference stands, for a finding about it. @internal */
export function placeOf(reference: DraftReference) {
  const { path, line, column } = reference;
  return { path, line, column };
}

/** A finding of this module about a document as a whole or a place in it. @internal */
export function meshFinding(
  severity: DescriptorFinding['severity'],
  rule: string,
  message: string,
  options: {
    path?: string;
    fix?: string;
    line?: number;
    column?: number;
  } = {},
): DescriptorFinding {
  return {
    severity,
    rule: `catalog/${rule}`,
    path: options.path ?? '',
    line: options.line ?? 1,
    column: options.column ?? 1,
    message,
    ...(options.fix && { fix: options.fix }),
  };
}
