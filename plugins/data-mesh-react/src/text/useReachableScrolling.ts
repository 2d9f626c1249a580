// SPDX-License-Identifier: Apache-2.0
import { RefObject, useEffect } from 'react';

function markScrolling(root: HTMLElement) {
  root.querySelectorAll<HTMLElement>('pre, table').forEach(block => {
    if (block.scrollWidth > block.clientWidth) {
      block.tabIndex = 0;
    } else {
      block.removeAttribute('tabindex');
    }
  });
}

/**
 * Makes blocks that scroll sideways reachable by keyboard, and only those (WCAG 2.1.1). Backstage's Markdown draws its
 * code later than its text, and a block may begin to scroll when the window narrows: both are followed.
 *
 * @internal
 */
export function useReachableScrolling(root: RefObject<HTMLElement>) {
  useEffect(() => {
    const element = root.current;
    if (!element) {
      return undefined;
    }
    const mark = () => markScrolling(element);
    mark();
    const content = new MutationObserver(mark);
    content.observe(element, { childList: true, subtree: true });
    const size =
      typeof ResizeObserver === 'undefined'
        ? undefined
        : new ResizeObserver(mark);
    size?.observe(element);
    return () => {
      content.disconnect();
      size?.disconnect();
    };
  }, [root]);
}
