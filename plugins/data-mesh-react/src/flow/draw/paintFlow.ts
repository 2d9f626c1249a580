// SPDX-License-Identifier: Apache-2.0
import type { FlowHighlight } from '../highlight';
import { BOX_SIZE, SWING_SIZE } from '../layout/packedLayout';
import type { PackedLayout } from '../layout/packedLayout';
import type { LaidOut } from '../layout/useFlowLayout';
import type { FlowLine } from '../types';
import { DASHES, lineWidth } from './flowColors';
import type { FlowColors } from './flowColors';
import { paintLabels } from './paintLabels';
import type { Viewport } from './Viewport';

/** From this scale on boxes are elements of the page; below, they are painted. @internal */
export const READABLE = 0.5;
/** From this scale on lines have dashes and arrows, and painted boxes their titles. */
const DETAILED = 0.24;
const ARROW = 7;
const DIMMED = 0.16;

type Context = CanvasRenderingContext2D;

/** What one picture shows. @internal */
export interface Painting extends LaidOut {
  viewport: Viewport;
  colors: FlowColors;
  highlight?: FlowHighlight;
  /** Numbers of boxes that a search found. */
  found?: ReadonlySet<number>;
  chosen?: number;
}

/** Paints the lines in view, and the boxes where they are too small to be read. @internal */
export function paintFlow(context: Context, painting: Painting, ratio: number) {
  const { viewport } = painting;
  const { x, y, scale, width, height } = viewport;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width * ratio, height * ratio);
  const zoom = scale * ratio;
  context.setTransform(zoom, 0, 0, zoom, -x * zoom, -y * zoom);
  const visible = visibleLines(painting);
  const { highlight } = painting;
  if (highlight) {
    context.globalAlpha = DIMMED;
    const others = visible.filter(line => !highlight.lines.has(line));
    paintLines(context, painting, others, false);
    context.globalAlpha = 1;
    const lit = visible.filter(line => highlight.lines.has(line));
    paintLines(context, painting, lit, true);
  } else {
    paintLines(context, painting, visible, false);
  }
  if (scale < READABLE) paintBoxes(context, painting);
  else paintLabels(context, painting, visible);
}

/** Lines of which a part may be in view. */
function visibleLines({ layout, viewport }: Painting): number[] {
  const { swings, courses } = layout;
  const { x, y, width, height } = viewport.area;
  const [right, bottom] = [x + width, y + height];
  const found: number[] = [];
  for (let line = 0; line + 1 < courses.length; line++) {
    for (let swing = courses[line]; swing < courses[line + 1]; swing++) {
      const at = swing * SWING_SIZE;
      const [x0, y0, x1, y1, turn] = [
        swings[at],
        swings[at + 1],
        swings[at + 2],
        swings[at + 3],
        swings[at + 4],
      ];
      if (
        Math.max(x0, x1, turn) >= x &&
        Math.min(x0, x1, turn) <= right &&
        Math.max(y0, y1) >= y &&
        Math.min(y0, y1) <= bottom
      ) {
        found.push(line);
        break;
      }
    }
  }
  return found;
}

/** Lines that look alike are one path: a stroke for each of ten thousand lines would take too long. */
function paintLines(
  context: Context,
  { graph, layout, viewport, colors }: Painting,
  numbers: number[],
  lit: boolean,
) {
  const detailed = viewport.scale >= DETAILED;
  const looks = new Map<string, number[]>();
  for (const number of numbers) {
    const { style, warning, weight } = graph.lines[number];
    const look = `${style} ${warning ?? false} ${weight ?? 1}`;
    const list = looks.get(look);
    if (list) list.push(number);
    else looks.set(look, [number]);
  }
  for (const list of looks.values()) {
    const sample = graph.lines[list[0]];
    const color = colorOf(sample, colors, lit);
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth =
      Math.max(lineWidth(sample), 0.7 / viewport.scale) * (lit ? 1.5 : 1);
    context.setLineDash(detailed ? DASHES[sample.style] : []);
    context.beginPath();
    for (const number of list) tracePath(context, layout, number, detailed);
    context.stroke();
    if (detailed) {
      context.beginPath();
      for (const number of list) traceArrow(context, layout, number);
      context.fill();
    }
  }
  context.setLineDash([]);
}

function colorOf(line: FlowLine, colors: FlowColors, lit: boolean): string {
  if (line.warning) return colors.warning;
  if (lit) return colors.lit;
  return line.style === 'stale' || line.style === 'rows'
    ? colors.faint
    : colors.line;
}

function tracePath(
  context: Context,
  { swings, courses }: PackedLayout,
  line: number,
  curved: boolean,
) {
  for (let swing = courses[line]; swing < courses[line + 1]; swing++) {
    const at = swing * SWING_SIZE;
    const [y0, x1, y1, turn] = [
      swings[at + 1],
      swings[at + 2],
      swings[at + 3],
      swings[at + 4],
    ];
    if (swing === courses[line]) context.moveTo(swings[at], y0);
    else context.lineTo(swings[at], y0);
    // From afar nobody sees the curve, and a straight line costs a third.
    if (curved) context.bezierCurveTo(turn, y0, turn, y1, x1, y1);
    else context.lineTo(x1, y1);
  }
}

function traceArrow(
  context: Context,
  { swings, courses }: PackedLayout,
  line: number,
) {
  const last = courses[line + 1] - 1;
  if (last < courses[line]) return;
  const at = last * SWING_SIZE;
  const [x, y, turn] = [swings[at + 2], swings[at + 3], swings[at + 4]];
  const back = turn < x ? -ARROW : ARROW;
  context.moveTo(x, y);
  context.lineTo(x + back, y - ARROW / 2);
  context.lineTo(x + back, y + ARROW / 2);
  context.closePath();
}

function paintBoxes(context: Context, painting: Painting) {
  const { graph, layout, viewport, colors, highlight, found, chosen } =
    painting;
  const { x, y, width, height } = viewport.area;
  const titled = viewport.scale >= DETAILED;
  context.lineWidth = 1 / viewport.scale;
  context.font = `600 ${titled ? 18 : 0}px ${colors.font}`;
  context.textBaseline = 'middle';
  graph.boxes.forEach((box, i) => {
    const at = i * BOX_SIZE;
    const left = layout.boxes[at];
    const top = layout.boxes[at + 1];
    const w = layout.boxes[at + 2];
    const h = layout.boxes[at + 3];
    if (left > x + width || left + w < x || top > y + height || top + h < y) {
      return;
    }
    const stands = highlight ? highlight.boxes.has(i) : !found || found.has(i);
    context.globalAlpha = stands ? 1 : 0.3;
    context.fillStyle = box.own || found?.has(i) ? colors.lit : colors.paper;
    context.fillRect(left, top, w, h);
    context.strokeStyle =
      i === chosen || (highlight && stands) ? colors.lit : colors.line;
    context.strokeRect(left, top, w, h);
    if (box.state && box.state !== 'ok') {
      context.fillStyle = colors.state[box.state];
      context.fillRect(left, top, 14, h);
    }
    if (titled) {
      context.fillStyle = box.own || found?.has(i) ? colors.paper : colors.text;
      context.fillText(shorten(box.title), left + 20, top + 29);
    }
  });
  context.globalAlpha = 1;
}

/** Measuring ten thousand titles would cost more than painting them. */
function shorten(title: string): string {
  return title.length > 22 ? `${title.slice(0, 21)}…` : title;
}
