// SPDX-License-Identifier: Apache-2.0

/** Versions from one, up to but without another; each as major and minor. @internal */
export interface VersionRange {
  from: number;
  /** Infinity where nothing bounds it. */
  below: number;
}

/** Majors weigh more than any minor. */
const WEIGHT = 100_000;
const weigh = (major: number, minor: number) => major * WEIGHT + minor;

const PART =
  /^\s*(>=|<=|>|<|~>|!=|=)?\s*v?(\d+)(?:\.(\d+))?(?:\.\d+)?(?:-[\w.]+)?\s*$/;

/**
 * The range that a version constraint allows, such as `>= 4.68, < 6.0`; patch versions are left out of account.
 *
 * @returns undefined for what is no constraint
 * @internal
 */
export function parseVersionRange(
  constraint: string,
): VersionRange | undefined {
  const range: VersionRange = { from: 0, below: Infinity };
  for (const part of constraint.split(',')) {
    const match = PART.exec(part);
    if (!match) return undefined;
    const [, sign = '=', major, minor] = match;
    const exact = weigh(Number(major), Number(minor ?? 0));
    if (sign === '>=' || sign === '>') range.from = Math.max(range.from, exact);
    else if (sign === '<') range.below = Math.min(range.below, exact);
    else if (sign === '<=') range.below = Math.min(range.below, exact + 1);
    else if (sign === '=') {
      range.from = Math.max(range.from, exact);
      range.below = Math.min(range.below, exact + 1);
    } else if (sign === '~>') {
      const patches = part.trim().split('.').length > 2;
      range.from = Math.max(range.from, exact);
      range.below = Math.min(
        range.below,
        patches ? exact + 1 : weigh(Number(major) + 1, 0),
      );
    }
  }
  return range;
}

/** Whether a range has a version of a major. @internal */
export const allowsMajor = ({ from, below }: VersionRange, major: number) =>
  from < weigh(major + 1, 0) && below > weigh(major, 0);
