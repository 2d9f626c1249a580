// SPDX-License-Identifier: Apache-2.0
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';

type Tab = EntityHeaderLayoutProps['tabs'][number];

const FIRST = [
  '/',
  'contracts',
  'lineage',
  'quality',
  'governance',
  'access',
  'activity',
];
const LAST = ['readme', 'docs', 'documentation'];

/**
 * Tabs of a product in the order of a reader's questions. Those of other plugins come before the documentation, in the
 * order the app gave them.
 *
 * @internal
 */
export function orderTabs(tabs: Tab[]): Tab[] {
  const rank = (tab: Tab) => {
    const key = tab.id.replace(/^\/(?=.)/, '').replace(/\/\*$/, '');
    const first = FIRST.indexOf(key);
    if (first >= 0) {
      return first;
    }
    return FIRST.length + 1 + LAST.indexOf(key);
  };
  return [...tabs].sort((a, b) => rank(a) - rank(b));
}
