// SPDX-License-Identifier: Apache-2.0

/** The value below which a share of values lies, the value itself included. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Milliseconds as people read them. */
export const inMilliseconds = (ms: number): string =>
  `${ms >= 100 ? Math.round(ms) : ms.toFixed(ms >= 1 ? 1 : 3)} ms`;
