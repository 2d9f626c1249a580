// SPDX-License-Identifier: Apache-2.0
import { useCallback, useRef, useState } from 'react';
import type { UIEvent } from 'react';

const OVERSCAN = 8;

/** Which rows of a long list are drawn. @internal */
export interface RowWindow {
  frameRef: React.RefObject<HTMLDivElement>;
  onScroll: (event: UIEvent<HTMLDivElement>) => void;
  /** First row to draw. */
  start: number;
  /** Row after the last to draw. */
  end: number;
  /** Brings a row into view: by as little as needed, or to the centre unless it is in view already. */
  scrollTo: (index: number, place?: 'nearest' | 'centre') => void;
}

/** @internal */
export interface RowWindowOptions {
  count: number;
  rowHeight: number;
  /** Height of the frame in pixels. */
  height: number;
  /** When false every row is drawn and the page scrolls. */
  enabled: boolean;
  /** Rows that scroll out of the way at the top of the frame, in pixels: a header that sticks. */
  headerHeight?: number;
}

/** Draws only those rows of a list that are in view, all rows being of one height. @internal */
export function useRowWindow({
  count,
  rowHeight,
  height,
  enabled,
  headerHeight = 0,
}: RowWindowOptions): RowWindow {
  const frameRef = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const onScroll = useCallback(
    (event: UIEvent<HTMLDivElement>) => setTop(event.currentTarget.scrollTop),
    [],
  );

  const scrollTo = useCallback(
    (index: number, place: 'nearest' | 'centre' = 'nearest') => {
      const frame = frameRef.current;
      if (!frame || !enabled) {
        return;
      }
      const rowTop = index * rowHeight;
      const visible = height - headerHeight;
      const above = rowTop < frame.scrollTop;
      const below = rowTop + rowHeight > frame.scrollTop + visible;
      if ((above || below) && place === 'centre') {
        frame.scrollTop = rowTop - visible / 2;
      } else if (above) {
        frame.scrollTop = rowTop;
      } else if (below) {
        frame.scrollTop = rowTop + rowHeight - visible;
      }
      setTop(frame.scrollTop);
    },
    [enabled, headerHeight, height, rowHeight],
  );

  if (!enabled) {
    return { frameRef, onScroll, start: 0, end: count, scrollTo };
  }
  const first = Math.floor(top / rowHeight) - OVERSCAN;
  const last = Math.ceil((top + height) / rowHeight) + OVERSCAN;
  const end = Math.min(count, last);
  return {
    frameRef,
    onScroll,
    start: Math.max(0, Math.min(first, end)),
    end,
    scrollTo,
  };
}
