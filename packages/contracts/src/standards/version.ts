// SPDX-License-Identifier: Apache-2.0

/** The numbers of a version: `[3, 1, 0]` for `v3.1`. Undefined for a text that is no version. */
function numbers(version: string): number[] | undefined {
  const match = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/i.exec(
    version.trim(),
  );
  return match?.slice(1, 4).map(part => Number(part ?? 0));
}

/** Orders versions by their first three numbers. */
function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < 3; i++) {
    if (a[i] !== b[i]) return a[i] - b[i];
  }
  return 0;
}

/** The known version that a document is judged by. @internal */
export interface NearestVersion {
  version: string;
  /** Whether it is the stated one. */
  exact: boolean;
  /** Whether the stated version is later than every known one. */
  newer: boolean;
}

/**
 * The known version nearest to the one that a document states: itself, else the latest one before it,
 * else the oldest one. A text that is no version gets the newest.
 *
 * @param known - newest first
 * @internal
 */
export function nearestVersion(
  stated: string,
  known: readonly string[],
): NearestVersion {
  if (known.includes(stated)) {
    return { version: stated, exact: true, newer: false };
  }
  const wanted = numbers(stated);
  if (!wanted) return { version: known[0], exact: false, newer: false };
  const order = known.map(version => compareNumbers(numbers(version)!, wanted));
  const index = order.findIndex(difference => difference <= 0);
  return {
    version: known[index < 0 ? known.length - 1 : index],
    // `3.1` is `3.1.0`.
    exact: index >= 0 && order[index] === 0,
    newer: order[0] < 0,
  };
}
