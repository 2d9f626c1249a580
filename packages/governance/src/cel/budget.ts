// SPDX-License-Identifier: Apache-2.0

/**
 * What an expression may cost. Everything is counted, nothing timed: the same expression on the same data comes to the
 * same end on a fast and on a slow machine.
 *
 * @public
 */
export interface CelLimits {
  /** Length of the text of an expression, in UTF-16 units. Default 4,000. */
  maxLength: number;
  /** Nesting of the expression after macros are written out. Default 100. */
  maxDepth: number;
  /** Parts of the expression after macros are written out. Default 2,000. */
  maxNodes: number;
  /** Steps of one evaluation: calls, accesses, rounds of a loop, and pieces of what is compared or searched. Default 500,000. */
  maxSteps: number;
  /** Characters, bytes and list items that one evaluation may build. Default 1,000,000. */
  maxMemory: number;
}

/** The usual limits: far above what policies need, and reached within a part of a second. @public */
export const DEFAULT_CEL_LIMITS: Readonly<CelLimits> = {
  maxLength: 4_000,
  maxDepth: 100,
  maxNodes: 2_000,
  maxSteps: 500_000,
  maxMemory: 1_000_000,
};

/** All that one rule may cost for one subject: an expression is asked of each of many items. @internal */
export const RULE_LIMITS: Readonly<CelLimits> = {
  ...DEFAULT_CEL_LIMITS,
  maxSteps: 20_000_000,
  maxMemory: 40_000_000,
};

/** An evaluation that was stopped as it cost too much. @internal */
export class BudgetError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BudgetError';
  }
}

/** Counts what one evaluation costs. @internal */
export class Budget {
  private steps: number;
  private memory: number;

  /** @param whole - what this evaluation is a part of, and takes from as well */
  constructor(
    private readonly limits: CelLimits = DEFAULT_CEL_LIMITS,
    private readonly whole?: Budget,
  ) {
    this.steps = limits.maxSteps;
    this.memory = limits.maxMemory;
  }

  /** @throws BudgetError when there is nothing left to spend */
  spend(steps: number): void {
    this.whole?.spend(steps);
    this.steps -= steps;
    if (this.steps < 0) {
      throw new BudgetError(
        `The expression takes more than ${this.limits.maxSteps} steps and was stopped. Loop over less, or split the rule.`,
      );
    }
  }

  /** @throws BudgetError when more was built than allowed */
  allocate(size: number): void {
    this.whole?.allocate(size);
    this.memory -= size;
    if (this.memory < 0) {
      throw new BudgetError(
        `The expression builds more than ${this.limits.maxMemory} characters or items and was stopped.`,
      );
    }
  }
}
