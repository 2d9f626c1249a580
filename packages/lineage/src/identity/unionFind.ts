// SPDX-License-Identifier: Apache-2.0

/** Groups of things that are one and the same. @internal */
export class UnionFind {
  private readonly parents = new Map<string, string>();

  /** The key that stands for the group; the key itself while it is alone. */
  find(key: string): string {
    let root = key;
    for (
      let next = this.parents.get(root);
      next !== undefined;
      next = this.parents.get(root)
    ) {
      root = next;
    }
    // Each key on the way points at the root from now on, so that long chains are walked once.
    let at = key;
    while (at !== root) {
      const next = this.parents.get(at)!;
      this.parents.set(at, root);
      at = next;
    }
    return root;
  }

  /** Says that two keys are one thing. */
  union(a: string, b: string): void {
    const [first, second] = [this.find(a), this.find(b)];
    if (first === second) return;
    // The smaller key leads, so that the result does not depend on the order.
    if (first < second) this.parents.set(second, first);
    else this.parents.set(first, second);
  }
}
