// SPDX-License-Identifier: Apache-2.0

/** A time from which on something was there, and one from which on it was not; in milliseconds since 1970. @internal */
export interface Span {
  from: number;
  to?: number;
}

/** The same times as few spans in order: what overlaps or touches becomes one. @internal */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged[merged.length - 1];
    if (last && (last.to === undefined || span.from <= last.to)) {
      if (last.to !== undefined) {
        if (span.to === undefined) delete last.to;
        else last.to = Math.max(last.to, span.to);
      }
    } else {
      merged.push({ ...span });
    }
  }
  return merged;
}
