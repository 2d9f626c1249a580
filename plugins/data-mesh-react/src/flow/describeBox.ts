// SPDX-License-Identifier: Apache-2.0
import { plural } from '../words';
import type { FlowIndex } from './indexFlow';

/** What a box says to people who do not see its lines, after its title. @internal */
export function describeBox(index: FlowIndex, number: number): string {
  const box = index.graph.boxes[number];
  const before = new Set(
    index.in[number].map(line => index.graph.lines[line].from.box),
  ).size;
  const after = new Set(
    index.out[number].map(line => index.graph.lines[line].to.box),
  ).size;
  const hidden = box.before.hidden + box.after.hidden;
  return [
    box.own && 'What this is about',
    box.state && box.stateText,
    `Comes from ${before}`,
    `goes to ${after}`,
    hidden > 0 && plural(hidden, 'more is hidden', 'more are hidden'),
  ]
    .filter(Boolean)
    .join(', ');
}
