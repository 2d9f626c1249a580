// SPDX-License-Identifier: Apache-2.0
import { isRecord, type Value } from '../values';

/*
 * Definitions that refer to each other twice double with every level when they are put in. The same limits as
 * for the aliases of YAML keep a small document from becoming a huge contract.
 */

/** Values that a contract may have once its definitions are put in. @internal */
export const maxValues = 1_000_000;
/** How deep columns may be nested once definitions are put in. @internal */
export const maxNesting = 100;

/** Members whose columns are counted on their own. */
const nestedMembers = new Set(['fields', 'items', 'keys', 'values']);

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + sizeOf(item), 1);
  }
  if (!isRecord(value)) return 1;
  let size = 1;
  for (const name of Object.keys(value)) size += sizeOf(value[name]);
  return size;
}

/** How many values may still be put into the columns of a contract. @internal */
export class ExpansionBudget {
  private left = maxValues;
  private readonly sizes = new Map<unknown, number>();

  /** True once there are no values left, and what follows is left out. */
  get used(): boolean {
    return this.left <= 0;
  }

  /** Takes what a column or definition holds, without the columns nested in it. */
  take(layer: Value): void {
    const { raw } = layer;
    let size = this.sizes.get(raw);
    if (size === undefined) {
      size = 1;
      for (const [name, member] of layer.members()) {
        if (!nestedMembers.has(name)) size += sizeOf(member.raw);
      }
      this.sizes.set(raw, size);
    }
    this.left -= size;
  }
}
