// SPDX-License-Identifier: Apache-2.0
import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Width of an element in pixels, kept up to date; 0 where nothing is laid out. @internal */
export function useElementWidth(ref: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    setWidth(element.clientWidth);
    if (typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
