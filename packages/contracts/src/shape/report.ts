// SPDX-License-Identifier: Apache-2.0
import type { FindingFix, Severity } from '../model';
import type { ShapeRule } from './types';

/** What the checker of a shape hands over: a place, and what is wrong with it. @internal */
export interface ShapeReport {
  rule: ShapeRule;
  severity: Severity;
  message: string;
  /** Whether the name of the member is at fault, or its value. */
  part: 'name' | 'value';
  fix?: FindingFix;
}
