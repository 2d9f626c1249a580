// SPDX-License-Identifier: Apache-2.0

/** Limits of a document with the defaults filled in. @internal */
export interface Limits {
  /** Bytes of UTF-8. */
  maxBytes: number;
  maxDepth: number;
  /** Nodes after aliases are expanded. */
  maxNodes: number;
}

const defaultLimits: Limits = {
  maxBytes: 10 * 1024 * 1024,
  maxDepth: 100,
  maxNodes: 1_000_000,
};

/** Limits as a caller states them, with the defaults for what is not stated. @internal */
export function withDefaults(limits: Partial<Limits> = {}): Limits {
  return {
    maxBytes: limits.maxBytes ?? defaultLimits.maxBytes,
    maxDepth: limits.maxDepth ?? defaultLimits.maxDepth,
    maxNodes: limits.maxNodes ?? defaultLimits.maxNodes,
  };
}

/**
 * Deeper nesting than this is refused whatever a caller asks for: readers call themselves for each level.
 */
const deepest = 500;

/** Characters of the longest text that a document may hold in one place. */
const maxScalarLength = 1_000_000;

/** A text breaks a limit, so that reading stops here. @internal */
export class LimitError extends Error {
  constructor(readonly rule: string, message: string, readonly offset: number) {
    super(message);
  }
}

/** Stops at more values than a document may have. @throws {@link LimitError} @internal */
export function refuseValues(maxNodes: number, offset: number): never {
  throw new LimitError(
    'too-many-values',
    `The document has more than ${maxNodes} values once its aliases are expanded. Split it, or write it without nested aliases.`,
    offset,
  );
}

/** Counts levels and nodes while a text is read. @internal */
export class Budget {
  depth = 0;
  nodes = 0;
  private readonly maxDepth: number;

  constructor(private readonly limits: Limits) {
    this.maxDepth = Math.min(limits.maxDepth, deepest);
  }

  /** One level down. @throws {@link LimitError} */
  enter(offset: number): void {
    if (++this.depth > this.maxDepth) this.refuseDepth(offset);
  }

  leave(): void {
    this.depth--;
  }

  /** Nodes read, and levels they reach below the present one. @throws {@link LimitError} */
  spend(offset: number, nodes = 1, levels = 0): void {
    this.nodes += nodes;
    if (this.nodes > this.limits.maxNodes) {
      refuseValues(this.limits.maxNodes, offset);
    }
    if (this.depth + levels > this.maxDepth) this.refuseDepth(offset);
  }

  private refuseDepth(offset: number): never {
    throw new LimitError(
      'too-deep',
      `The document is nested deeper than ${this.maxDepth} levels here. Flatten it.`,
      offset,
    );
  }
}

/**
 * Stops at a text or number that is longer than any document needs.
 *
 * @throws {@link LimitError}
 * @internal
 */
export function refuseHuge(length: number, offset: number): void {
  if (length <= maxScalarLength) return;
  throw new LimitError(
    'huge-value',
    `The value that starts here has ${length} characters; at most ${maxScalarLength} are read in one place. Keep it in a file of its own.`,
    offset,
  );
}
