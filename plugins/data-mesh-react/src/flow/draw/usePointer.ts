// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Viewport } from './Viewport';

/** A movement of fewer pixels is a click. */
const CLICK = 4;

interface Point {
  left: number;
  top: number;
}

/**
 * Moves a viewport by mouse, fingers and wheel. A wheel pans until the drawing's edge and then scrolls the page; with
 * Ctrl, and two fingers on a trackpad or a screen, it zooms at the pointer.
 *
 * @internal
 */
export function usePointer(
  frameRef: RefObject<HTMLElement>,
  viewport: Viewport,
  on: {
    /** A click on the drawing itself, at a point of the frame. */
    click(at: Point): void;
    /** The pointer rests or moves without a button; undefined when it leaves. */
    hover(at: Point | undefined): void;
  },
) {
  const latest = useRef(on);
  latest.current = on;

  useEffect(() => {
    const frame = frameRef.current;
    if (!frame) return undefined;
    const fingers = new Map<number, Point>();
    let moved = 0;
    const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = frame.getBoundingClientRect();
      return { left: clientX - left, top: clientY - top };
    };
    const isDrawing = ({ target }: Event) =>
      !(target as Element).closest('button,a,input');

    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || !isDrawing(event)) return;
      fingers.set(event.pointerId, pointOf(event));
      moved = 0;
      frame.setPointerCapture?.(event.pointerId);
    };
    const onMove = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      const at = pointOf(event);
      if (!before) {
        latest.current.hover(
          event.pointerType === 'mouse' && isDrawing(event) ? at : undefined,
        );
        return;
      }
      const [dx, dy] = [at.left - before.left, at.top - before.top];
      moved += Math.abs(dx) + Math.abs(dy);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const distance = (point: Point) =>
          Math.hypot(point.left - other.left, point.top - other.top);
        viewport.zoomBy(distance(at) / Math.max(1, distance(before)), {
          left: (at.left + other.left) / 2,
          top: (at.top + other.top) / 2,
        });
      } else {
        latest.current.hover(undefined);
        viewport.panBy(-dx, -dy);
      }
      fingers.set(event.pointerId, at);
    };
    const onUp = (event: PointerEvent) => {
      if (fingers.delete(event.pointerId) && moved < CLICK) {
        latest.current.click(pointOf(event));
      }
    };
    const onCancel = (event: PointerEvent) => fingers.delete(event.pointerId);
    const onLeave = () => latest.current.hover(undefined);
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        viewport.zoomBy(Math.exp(-event.deltaY / 300), pointOf(event));
        return;
      }
      const [dx, dy] = event.shiftKey
        ? [event.deltaY, 0]
        : [event.deltaX, event.deltaY];
      if (viewport.panBy(dx, dy)) event.preventDefault();
    };
    frame.addEventListener('pointerdown', onDown);
    frame.addEventListener('pointermove', onMove);
    frame.addEventListener('pointerup', onUp);
    frame.addEventListener('pointercancel', onCancel);
    frame.addEventListener('pointerleave', onLeave);
    // React registers wheel listeners as passive, which may not keep the page from scrolling.
    frame.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      frame.removeEventListener('pointerdown', onDown);
      frame.removeEventListener('pointermove', onMove);
      frame.removeEventListener('pointerup', onUp);
      frame.removeEventListener('pointercancel', onCancel);
      frame.removeEventListener('pointerleave', onLeave);
      frame.removeEventListener('wheel', onWheel);
    };
  }, [frameRef, viewport]);
}
