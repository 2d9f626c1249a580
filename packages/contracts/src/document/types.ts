// SPDX-License-Identifier: Apache-2.0
import type { SourcePosition } from '../model';
import type { JsonPath } from './pointer';

/** A record of plain data: own members only, nothing inherited. @internal */
export type PlainRecord = { [key: string]: unknown };

/**
 * A document as plain data that still knows where in its text each value stands.
 *
 * @internal
 */
export interface SourceDocument {
  /** Strings, finite numbers, booleans, null, arrays, and records without prototype. */
  readonly data: unknown;
  /**
   * Where a value, or the name of the member that holds it, stands in the text.
   * A path that is not in the document gives the place of its nearest ancestor.
   */
  locate(path: JsonPath, part?: 'name' | 'value'): SourcePosition;
  /**
   * A scalar as it is written: `1.10` for the number 1.1, without quotes for a quoted text.
   * Undefined for anything but a scalar.
   */
  written(path: JsonPath): string | undefined;
}
