// SPDX-License-Identifier: Apache-2.0
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { PointerEvent, RefObject } from 'react';
import { FRAME_PADDING, LEAST_FIT } from './useGraphModel';

const STEP = 1.25;
const LEAST = 0.3;
const MOST = 2;

/**
 * Zoom of a drawing inside a frame that scrolls. Panning is the frame's own scrolling, so fingers, wheels, trackpads and
 * keys work as everywhere; a mouse may also drag the background. A wheel with Ctrl (or a pinch on a trackpad) zooms at
 * the pointer.
 *
 * @internal
 */
export function useGraphView(size: { width: number; height: number }) {
  const frameRef = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  const [fitted, setFitted] = useState(true);
  /** Point of the drawing to be kept at a point of the frame while the scale changes. */
  const anchor = useRef<{ x: number; y: number; left: number; top: number }>();

  const fit = useCallback(() => {
    const width = (frameRef.current?.clientWidth ?? 0) - FRAME_PADDING;
    if (width > 0 && size.width > 0) {
      setScale(Math.min(1, Math.max(LEAST_FIT, width / size.width)));
    }
    setFitted(true);
  }, [size.width]);

  useLayoutEffect(() => {
    const frame = frameRef.current;
    if (!fitted || !frame) {
      return undefined;
    }
    fit();
    if (typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(fit);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [fit, fitted]);

  const zoom = useCallback(
    (factor: number, at?: { clientX: number; clientY: number }) => {
      const frame = frameRef.current;
      const next = Math.min(MOST, Math.max(LEAST, scale * factor));
      if (frame) {
        const box = frame.getBoundingClientRect();
        const left = at ? at.clientX - box.left : frame.clientWidth / 2;
        const top = at ? at.clientY - box.top : frame.clientHeight / 2;
        anchor.current = {
          x: (frame.scrollLeft + left) / scale,
          y: (frame.scrollTop + top) / scale,
          left,
          top,
        };
      }
      setFitted(false);
      setScale(next);
    },
    [scale],
  );

  useLayoutEffect(() => {
    const frame = frameRef.current;
    const kept = anchor.current;
    if (frame && kept) {
      frame.scrollLeft = kept.x * scale - kept.left;
      frame.scrollTop = kept.y * scale - kept.top;
      anchor.current = undefined;
    }
  }, [scale]);

  useEffect(() => {
    const frame = frameRef.current;
    // React registers wheel listeners as passive, which may not keep the page from zooming.
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(Math.exp(-event.deltaY / 300), event);
      }
    };
    frame?.addEventListener('wheel', onWheel, { passive: false });
    return () => frame?.removeEventListener('wheel', onWheel);
  }, [zoom]);

  return {
    frameRef,
    scale,
    fit,
    zoomIn: useCallback(() => zoom(STEP), [zoom]),
    zoomOut: useCallback(() => zoom(1 / STEP), [zoom]),
    drag: useDrag(frameRef),
  };
}

function useDrag(frameRef: RefObject<HTMLDivElement>) {
  const from = useRef<{ x: number; y: number; left: number; top: number }>();
  return {
    onPointerDown: (event: PointerEvent) => {
      const frame = frameRef.current;
      const onBox = (event.target as Element).closest('button,a');
      if (!frame || onBox || event.pointerType !== 'mouse' || event.button) {
        return;
      }
      from.current = {
        x: event.clientX,
        y: event.clientY,
        left: frame.scrollLeft,
        top: frame.scrollTop,
      };
      frame.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const frame = frameRef.current;
      if (frame && from.current) {
        frame.scrollLeft = from.current.left - (event.clientX - from.current.x);
        frame.scrollTop = from.current.top - (event.clientY - from.current.y);
      }
    },
    onPointerUp: () => {
      from.current = undefined;
    },
  };
}
