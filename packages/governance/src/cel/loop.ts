// SPDX-License-Identifier: Apache-2.0
import type { Frame, Node } from './frame';
import {
  type Result,
  type Value,
  Fault,
  isMap,
  keysOfMap,
  typeName,
} from './values';

/** Parts of a loop that a macro such as `all` or `filter` was written out to. @internal */
export interface Loop {
  range: Node;
  start: Node;
  condition: Node;
  step: Node;
  result: Node;
  itemSlot: number;
  totalSlot: number;
}

function itemsOf(value: Value): Value[] | Fault {
  if (Array.isArray(value)) return value;
  if (isMap(value)) return keysOfMap(value);
  return new Fault(`A ${typeName(value)} is nothing to loop over.`);
}

/** Runs a loop; every round costs. @internal */
export function loop(parts: Loop): Node['run'] {
  const { range, start, condition, step, result, itemSlot, totalSlot } = parts;
  return (frame: Frame): Result => {
    const over = range.run(frame);
    if (over instanceof Fault) return over;
    const items = itemsOf(over);
    if (items instanceof Fault) return items;
    const { slots, budget } = frame;
    let total = start.run(frame);
    for (const item of items) {
      budget.spend(1);
      slots[itemSlot] = item;
      slots[totalSlot] = total;
      if (condition.run(frame) !== true) break;
      total = step.run(frame);
    }
    slots[totalSlot] = total;
    return result.run(frame);
  };
}

/** `total + [item]` inside a loop, without a copy of the list for every round. @internal */
export function append(totalSlot: number, items: readonly Node[]): Node['run'] {
  return frame => {
    const total = frame.slots[totalSlot];
    if (!Array.isArray(total)) return total;
    for (const item of items) {
      const value = item.run(frame);
      if (value instanceof Fault) return value;
      frame.budget.allocate(1);
      total.push(value);
    }
    return total;
  };
}
