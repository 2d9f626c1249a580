// SPDX-License-Identifier: Apache-2.0

/** Numbers at the beginning of a version, and what follows them: `v2.1.0-rc1` gives 2, 1, 0 and `-rc1`. */
function split(version: string): { numbers: number[]; rest: string } {
  const match = /^v?(\d{1,9}(?:\.\d{1,9})*)(.*)$/i.exec(version.trim());
  return match
    ? { numbers: match[1].split('.').map(Number), rest: match[2] }
    : { numbers: [], rest: version.trim() };
}

/** First number of a version, if it begins with one. @internal */
export function majorOf(version: string | undefined): number | undefined {
  return version === undefined ? undefined : split(version).numbers[0];
}

function compareNumbers(a: number[], b: number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

/**
 * Orders versions: by their numbers, then a release after its pre-releases, then as texts. What has no version, or
 * none with numbers, comes before what has.
 *
 * @internal
 */
export function compareVersions(a: string = '', b: string = ''): number {
  const left = split(a);
  const right = split(b);
  const numbered = (v: { numbers: number[] }) => (v.numbers.length > 0 ? 1 : 0);
  const released = (v: { rest: string }) => (v.rest.startsWith('-') ? 0 : 1);
  return (
    numbered(left) - numbered(right) ||
    compareNumbers(left.numbers, right.numbers) ||
    released(left) - released(right) ||
    compareTexts(left.rest, right.rest)
  );
}

/** Whether two texts are the same version, also when one leaves out zeros: `2` and `v2.0.0`. @internal */
export function sameVersion(a: string, b: string): boolean {
  return compareVersions(a, b) === 0;
}

/** Order of texts that is the same on every machine. @internal */
export function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
