// SPDX-License-Identifier: Apache-2.0

/** Rounded half up to a number of decimals, without the surprises of binary fractions. */
export const round = (value, decimals = 2) => {
  const factor = 10 ** decimals;
  const rounded = Math.round((Math.abs(value) + 1e-9) * factor) / factor;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
};

/** As a text with a fixed number of decimals, as in an account book. */
export const money = (value, decimals = 2) =>
  round(value, decimals).toFixed(decimals);

export const sum = (list, of = item => item) =>
  list.reduce((total, item) => total + of(item), 0);

/** Members of a list by a key, in the order of their first appearance. */
export function groupBy(list, keyOf) {
  const groups = new Map();
  for (const item of list) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}
