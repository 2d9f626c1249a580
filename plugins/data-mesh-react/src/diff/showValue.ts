// SPDX-License-Identifier: Apache-2.0

/** A value of a document as a person reads it; an absent one is nothing. @internal */
export function showValue(value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
