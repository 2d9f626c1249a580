// SPDX-License-Identifier: Apache-2.0
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import type { FindingItem } from './types';

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Findings about one subject. @internal */
export interface FindingGroup {
  key: string;
  subject?: EntityLink;
  findings: FindingItem[];
}

/** Findings by subject, in the order in which subjects first appear; in a group the worst first, then by place. @internal */
export function groupFindings(findings: FindingItem[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const key = finding.subject?.entityRef ?? '';
    const group = groups.get(key);
    if (group) {
      group.findings.push(finding);
    } else {
      groups.set(key, { key, subject: finding.subject, findings: [finding] });
    }
  }
  for (const group of groups.values()) {
    group.findings.sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        (a.line ?? 0) - (b.line ?? 0),
    );
  }
  return [...groups.values()];
}

/** The first `limit` findings of the groups; groups of which nothing is left go. @internal */
export function cutGroups(
  groups: FindingGroup[],
  limit: number,
): FindingGroup[] {
  let left = limit;
  const cut: FindingGroup[] = [];
  for (const group of groups) {
    if (left === 0) {
      break;
    }
    const findings = group.findings.slice(0, left);
    left -= findings.length;
    cut.push({ ...group, findings });
  }
  return cut;
}
