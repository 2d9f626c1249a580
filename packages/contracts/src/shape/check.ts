// SPDX-License-Identifier: Apache-2.0
import { toPointer } from '../document/pointer';
import type { PlainRecord, SourceDocument } from '../document/types';
import type { Finding, Severity } from '../model';
import { ShapeChecker } from './checker';
import type { Shape, ShapeRule } from './types';

/** @internal */
export interface CheckOptions {
  /** First part of each rule id: the standard's id. */
  namespace: string;
  /** Severities that differ from the usual ones, for standards whose schema nobody keeps to. */
  severities?: Partial<Record<ShapeRule, Severity | 'off'>>;
  /** Findings past this number are counted in one last finding. Default 500. */
  maxFindings?: number;
  /** Where in the document the shape applies. Default the root. */
  at?: ReadonlyArray<string | number>;
}

/**
 * Judges a document, or one place in it, by a shape.
 *
 * Linear in the size of the document; a document without fault costs no more than the walk.
 *
 * @returns findings in the order of the walk, each with its place in the text
 * @internal
 */
export function checkShape(
  shape: Shape,
  document: SourceDocument,
  options: CheckOptions,
): Finding[] {
  const { namespace, severities = {}, maxFindings = 500, at = [] } = options;
  const findings: Finding[] = [];
  let left = 0;

  const checker = new ShapeChecker(document, (path, report) => {
    const severity = severities[report.rule] ?? report.severity;
    if (severity === 'off') return;
    if (findings.length >= maxFindings) {
      left++;
      return;
    }
    findings.push({
      severity,
      rule: `${namespace}/${report.rule}`,
      path: toPointer(path),
      message: report.message,
      ...document.locate(path, report.part),
      ...(report.fix && { fix: report.fix }),
    });
  });
  let value: unknown = document.data;
  for (const step of at) value = (value as PlainRecord | undefined)?.[step];
  checker.check(shape, value, at);

  if (left > 0) {
    findings.push({
      severity: 'error',
      rule: `${namespace}/too-many-findings`,
      path: toPointer(at),
      message: `${left} more findings are not shown. Mend the first ${maxFindings} and check again.`,
      ...document.locate(at),
    });
  }
  return findings;
}
