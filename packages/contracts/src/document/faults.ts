// SPDX-License-Identifier: Apache-2.0
import type { TextFault } from './nodes';

/** A fault that comes more often than this is told once, with the number of the others. */
const maxTold = 5;
/** Faults that one person makes once for a whole file are told once anyway. */
const toldOnce = new Set(['unindented-text']);

/** Gathers faults, and keeps a broken text from becoming a flood of them. @internal */
export class FaultList {
  private readonly told: TextFault[] = [];
  private readonly counts = new Map<string, number>();

  readonly add = (fault: TextFault): void => {
    const count = (this.counts.get(fault.rule) ?? 0) + 1;
    this.counts.set(fault.rule, count);
    if (count <= maxTold) this.told.push(fault);
  };

  list(): TextFault[] {
    const seen = new Set<string>();
    const listed: TextFault[] = [];
    for (const fault of this.told) {
      const { rule, message } = fault;
      const count = this.counts.get(rule)!;
      const single = count > maxTold || toldOnce.has(rule);
      if (single && seen.has(rule)) continue;
      seen.add(rule);
      listed.push(
        single && count > 1
          ? { ...fault, message: `${message} (${count - 1} more like this.)` }
          : fault,
      );
    }
    return listed;
  }
}
