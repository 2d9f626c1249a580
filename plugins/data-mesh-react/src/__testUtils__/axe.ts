// SPDX-License-Identifier: Apache-2.0
import axe from 'axe-core';

/** Serious faults that axe finds, in words. What needs a real browser to be measured is not looked at here. */
export async function seriousFaults(root: Element): Promise<string[]> {
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(n => n.html).join(' ')}`);
}
