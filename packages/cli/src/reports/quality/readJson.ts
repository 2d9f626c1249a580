// SPDX-License-Identifier: Apache-2.0
import type { QualityReport } from '@meshwright/quality';

/** Results for programs: the members that the documentation promises, and no other. */
export function qualityJson(reports: readonly QualityReport[]) {
  return reports.map(({ file, tool, checks, findings }) => ({
    file,
    tool,
    checks: checks.map(({ details, ...check }) => check),
    findings,
  }));
}
