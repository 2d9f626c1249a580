// SPDX-License-Identifier: Apache-2.0

const number = '(?:0|[1-9]\\d*)';
const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const semantic = new RegExp(
  `^v?${number}\\.${number}\\.${number}(?:-${identifiers})?(?:\\+${identifiers})?$`,
);
const short = new RegExp(`^(v?)(${number})(?:\\.(${number}))?$`);

/** Whether a text is a version as semver.org describes it; a leading `v` is allowed. @internal */
export function isSemanticVersion(text: string): boolean {
  return semantic.test(text);
}

/**
 * The semantic version that somebody plainly meant: `1.0.0` for `1` and `1.0`.
 *
 * @returns undefined where a person has to decide
 * @internal
 */
export function mendVersion(text: string): string | undefined {
  const match = short.exec(text.trim());
  return match ? `${match[1]}${match[2]}.${match[3] ?? 0}.0` : undefined;
}
