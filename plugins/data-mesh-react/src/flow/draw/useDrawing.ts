// SPDX-License-Identifier: Apache-2.0
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { FlowIndex } from '../indexFlow';
import { BOX_SIZE } from '../layout/packedLayout';
import type { LaidOut } from '../layout/useFlowLayout';
import { firstColumns } from './firstView';
import { READABLE, paintFlow } from './paintFlow';
import type { Painting } from './paintFlow';
import { Viewport } from './Viewport';
import type { Area } from './Viewport';

/** Boxes this far outside the frame are elements already, in pixels of the drawing. */
const AHEAD = 320;
/** What a test without a layout engine takes the frame for. */
const FALLBACK = { width: 1200, height: 700 };
/**
 * A drawing that would have to be smaller to fit starts at the first of these scales, around what it is about; at the
 * second where it is better seen as a whole.
 *
 * @internal
 */
export const FIRST_LEAST = 0.7;
/** @internal */
export const FIRST_LEAST_WHOLE = 0.66;

/** The elements that a drawing consists of. @internal */
export interface DrawingRefs {
  frame: RefObject<HTMLDivElement>;
  canvas: RefObject<HTMLCanvasElement>;
  /** Holds the boxes; moved as a whole. */
  layer: RefObject<HTMLDivElement>;
}

/**
 * Keeps canvas and boxes in step with the viewport, frame by frame, without rendering. Rendered is only when boxes come
 * into view that are no elements yet.
 *
 * @internal
 */
export function useDrawing(
  refs: DrawingRefs,
  laidOut: LaidOut,
  index: FlowIndex,
  look: Pick<Painting, 'colors' | 'highlight' | 'found' | 'chosen'>,
  /** Box that stays where it is on the screen when the layout changes. */
  anchor: string | undefined,
  firstLeast: number,
): { viewport: Viewport; boxes: number[]; readable: boolean } {
  const { graph, layout } = laidOut;
  const [viewport] = useState(() => new Viewport());
  const [shown, setShown] = useState<{ area: Area; readable: boolean }>({
    area: { x: 0, y: 0, width: 0, height: 0 },
    readable: true,
  });
  const latest = useRef<Painting>();
  latest.current = { ...laidOut, viewport, ...look };
  const shownRef = useRef(shown);
  shownRef.current = shown;
  const frameRequest = useRef<number>();

  const draw = useRef(() => {
    frameRequest.current = undefined;
    const canvas = refs.canvas.current;
    const layer = refs.layer.current;
    const { x, y, scale, width, height } = viewport;
    if (layer) {
      layer.style.transform = `scale(${scale}) translate(${-x}px, ${-y}px)`;
    }
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    if (canvas) {
      const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== w) canvas.width = w;
      if (canvas.height !== h) canvas.height = h;
      const context = canvas.getContext('2d');
      if (context) paintFlow(context, latest.current!, ratio);
    }
    const readable = scale >= READABLE;
    const { area } = viewport;
    const has = shownRef.current;
    const inside =
      area.x >= has.area.x &&
      area.y >= has.area.y &&
      area.x + area.width <= has.area.x + has.area.width &&
      area.y + area.height <= has.area.y + has.area.height;
    if (readable !== has.readable || (readable && !inside)) {
      setShown({
        readable,
        area: {
          x: area.x - AHEAD,
          y: area.y - AHEAD,
          width: area.width + 2 * AHEAD,
          height: area.height + 2 * AHEAD,
        },
      });
    }
  });

  useLayoutEffect(() => {
    const frame = refs.frame.current;
    if (!frame) return undefined;
    const measure = () =>
      viewport.resize(
        frame.clientWidth || FALLBACK.width,
        frame.clientHeight || FALLBACK.height,
      );
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [refs.frame, viewport]);

  useEffect(() => {
    const schedule = () => {
      frameRequest.current ??= requestAnimationFrame(draw.current);
    };
    const end = viewport.onChange(schedule);
    return () => {
      end();
      if (frameRequest.current !== undefined) {
        cancelAnimationFrame(frameRequest.current);
        frameRequest.current = undefined;
      }
    };
  }, [viewport]);

  // Another layout: what a person works with stays under their eyes.
  const before = useRef<{ layout: LaidOut['layout']; index: FlowIndex }>();
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { layout, index };
    viewport.setWorld(layout.width, layout.height);
    const placeOf = (where: LaidOut['layout'], of: FlowIndex) => {
      const number = anchor === undefined ? undefined : of.numbers.get(anchor);
      if (number === undefined) return undefined;
      const at = number * BOX_SIZE;
      return { x: where.boxes[at], y: where.boxes[at + 1] };
    };
    const now = placeOf(layout, index);
    const then = last && placeOf(last.layout, last.index);
    if (!last || (!now && !then)) {
      // Nothing that a person works with would lose its place.
      viewport.fit(
        now,
        firstLeast,
        firstColumns(layout, viewport.width, firstLeast, now?.x),
      );
    } else if (now && then) {
      viewport.panBy(
        (now.x - then.x) * viewport.scale,
        (now.y - then.y) * viewport.scale,
      );
    }
    draw.current();
    // Only another layout moves the drawing; what is the anchor then, counts then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [layout, viewport]);

  const { colors, highlight, found, chosen } = look;
  useLayoutEffect(() => {
    draw.current();
  }, [graph, colors, highlight, found, chosen]);

  const { area, readable } = shown;
  const boxes: number[] = [];
  if (readable) {
    for (let i = 0; i < graph.boxes.length; i++) {
      const at = i * BOX_SIZE;
      const x = layout.boxes[at];
      const y = layout.boxes[at + 1];
      if (
        x <= area.x + area.width &&
        x + layout.boxes[at + 2] >= area.x &&
        y <= area.y + area.height &&
        y + layout.boxes[at + 3] >= area.y
      ) {
        boxes.push(i);
      }
    }
  }
  return { viewport, boxes, readable };
}
