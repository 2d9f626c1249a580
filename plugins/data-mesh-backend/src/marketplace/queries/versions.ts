// SPDX-License-Identifier: Apache-2.0

/**
 * Compares versions as Semantic Versioning 2.0.0 (section 11) does, and takes what is no such version part by part:
 * `2` equals `2.0.0`, `1.10` is newer than `1.9`, a text without numbers is older than any version. A leading `v` and
 * the build behind `+` do not count.
 *
 * @returns less than 0 where `a` is older
 * @internal
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  for (let i = 0; i < Math.max(left.core.length, right.core.length); i++) {
    // In a version a text is older than a number.
    const order = compareParts(left.core[i] ?? '0', right.core[i] ?? '0', -1);
    if (order !== 0) {
      return order;
    }
  }
  // A version comes after its pre-releases.
  if (left.pre.length === 0 || right.pre.length === 0) {
    return right.pre.length - left.pre.length;
  }
  for (let i = 0; i < Math.max(left.pre.length, right.pre.length); i++) {
    if (left.pre[i] === undefined || right.pre[i] === undefined) {
      return left.pre.length - right.pre.length;
    }
    // In a pre-release a text is newer than a number.
    const order = compareParts(left.pre[i], right.pre[i], 1);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function parse(version: string): { core: string[]; pre: string[] } {
  const [text] = version
    .trim()
    .replace(/^v(?=\d)/i, '')
    .split('+');
  const dash = text.indexOf('-');
  const core = dash < 0 ? text : text.slice(0, dash);
  const pre = dash < 0 ? '' : text.slice(dash + 1);
  return { core: core.split('.'), pre: pre ? pre.split('.') : [] };
}

/** @param text - how a text compares with a number */
function compareParts(a: string, b: string, text: 1 | -1): number {
  const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumberA && isNumberB) {
    const [x, y] = [a, b].map(digits => digits.replace(/^0+(?=\d)/, ''));
    // Equally long numbers compare like texts.
    return x.length - y.length || x.localeCompare(y, 'en');
  }
  if (isNumberA !== isNumberB) {
    return isNumberA ? -text : text;
  }
  return a < b ? -1 : Number(a > b);
}
