// SPDX-License-Identifier: Apache-2.0
import type { Impact } from '@meshwright/lineage';

const order: Impact['verdict'][] = ['none', 'risky', 'breaking'];

/** The worst of several verdicts. */
export function worst(impacts: readonly Impact[]): Impact['verdict'] {
  return order[
    Math.max(0, ...impacts.map(({ verdict }) => order.indexOf(verdict)))
  ];
}
