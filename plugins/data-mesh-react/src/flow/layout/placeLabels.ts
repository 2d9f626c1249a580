// SPDX-License-Identifier: Apache-2.0
import type { EdgeCourse, EdgeSwing, GraphPoint } from './layered';

/** Height of a label, in pixels at a zoom of 1. @internal */
export const LABEL_HEIGHT = 20;
const CHARACTER = 6.3;
const PADDING = 14;
const MARGIN = 3;
/** Places along a line that a label may take, in the order of liking. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/** Something that labels may not cover. @internal */
export interface LabelObstacle extends GraphPoint {
  width: number;
  height: number;
}

/** A line that wants a label. @internal */
export interface LabelledLine {
  id: string;
  course: EdgeCourse;
  /** What the label says, in full and shorter. */
  texts: string[];
}

/** A label with its middle. @internal */
export interface EdgeLabel extends GraphPoint {
  text: string;
  width: number;
  /** There was no place for it: shown only while its line stands out. */
  crowded: boolean;
}

/**
 * Finds places for the labels of lines, such that no label covers another or a box. Where there is no room for the full
 * text, a shorter one is taken.
 *
 * @param lines - those whose labels matter most first
 * @internal
 */
export function placeLabels(
  lines: LabelledLine[],
  boxes: Iterable<LabelObstacle> = [],
): Map<string, EdgeLabel> {
  const taken = [...boxes];
  const labels = new Map<string, EdgeLabel>();
  for (const { id, course, texts } of lines) {
    const points = likelyPoints(course);
    const [text] = texts;
    let label: EdgeLabel = {
      ...points[0],
      text,
      width: widthOf(text),
      crowded: true,
    };
    for (const candidate of texts) {
      const width = widthOf(candidate);
      const point = points.find(
        ({ x, y }) =>
          !taken.some(other => overlap(around({ x, y }, width), other)),
      );
      if (point) {
        label = { ...point, text: candidate, width, crowded: false };
        taken.push(around(point, width));
        break;
      }
    }
    labels.set(id, label);
  }
  return labels;
}

/** Points of a line where a reader looks for the label, the likeliest first: its middle. */
function likelyPoints(course: EdgeCourse): GraphPoint[] {
  const middle = (course.length - 1) / 2;
  const swings = course
    .map((swing, i) => ({ swing, away: Math.abs(i - middle) }))
    .sort((a, b) => a.away - b.away);
  return PLACES.flatMap(t => swings.map(({ swing }) => pointOn(swing, t)));
}

/** A point on one swing of a line; `t` runs from 0 to 1. */
function pointOn({ from, to, turn }: EdgeSwing, t: number): GraphPoint {
  const u = 1 - t;
  const mix = (p0: number, p1: number, p2: number, p3: number) =>
    u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
  return {
    x: mix(from.x, turn, turn, to.x),
    y: mix(from.y, from.y, to.y, to.y),
  };
}

function widthOf(text: string): number {
  return text.length * CHARACTER + PADDING;
}

function around({ x, y }: GraphPoint, width: number): LabelObstacle {
  return {
    x: x - width / 2 - MARGIN,
    y: y - LABEL_HEIGHT / 2 - MARGIN,
    width: width + 2 * MARGIN,
    height: LABEL_HEIGHT + 2 * MARGIN,
  };
}

function overlap(a: LabelObstacle, b: LabelObstacle): boolean {
  return (
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}
