// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@meshwright/contracts';
import type { FindingItem } from './types';

/** Findings of the contract library as the list shows them. @public */
export function toFindingItems(findings: Finding[]): FindingItem[] {
  return findings.map(({ fix, ...finding }) => ({
    ...finding,
    fix: fix?.description,
    fixText: fix?.value === undefined ? undefined : textOf(fix.value),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
