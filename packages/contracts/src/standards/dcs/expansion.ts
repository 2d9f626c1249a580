// SPDX-License-Identifier: Apache-2.0
import { isRecord, type Value } from '../values';

/*
 * Definitions that refer to each other twice double with every level when they are put in. These limits keep
 * a small document from becoming a huge contract, as those on aliases of YAML do.
 */

/** Values that a contract may gain by putting in definitions more than once. @internal */
export const maxInherited = 100_000;
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
  private left = maxInherited;
  /** Sizes of the columns and definitions that were taken before. */
  private readonly sizes = new Map<unknown, number>();

  /** True once there are no values left, and what follows is left out. */
  get used(): boolean {
    return this.left <= 0;
  }

  /**
   * Takes what a column or definition holds, without the columns nested in it. The first time is free, since
   * it is no larger than the document.
   */
  take(layer: Value): void {
    const { raw } = layer;
    const known = this.sizes.get(raw);
    if (known !== undefined) {
      this.left -= known;
      return;
    }
    let size = 1;
    for (const [name, member] of layer.members()) {
      if (!nestedMembers.has(name)) size += sizeOf(member.raw);
    }
    this.sizes.set(raw, size);
  }
}
