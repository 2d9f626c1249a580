// SPDX-License-Identifier: Apache-2.0
import type { Budget } from './budget';
import type { CelType } from './types';
import type { DataMap, Result } from './values';

/** What one evaluation has at hand. @internal */
export interface Frame {
  /** What was given to the expression, by name. */
  roots: DataMap;
  /** Variables of loops and bindings, by the number that the compiler gave them. */
  slots: Result[];
  budget: Budget;
}

/** A compiled part of an expression. @internal */
export interface Node {
  run(frame: Frame): Result;
  type: CelType;
}
