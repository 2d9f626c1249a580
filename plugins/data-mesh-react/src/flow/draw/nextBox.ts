// SPDX-License-Identifier: Apache-2.0
import type { FlowIndex } from '../indexFlow';
import { BOX_SIZE } from '../layout/packedLayout';
import type { PackedLayout } from '../layout/packedLayout';

/** Where an arrow key leads. @internal */
export type FlowDirection = 'left' | 'right' | 'up' | 'down';

/**
 * The box that an arrow key leads to: to the left and right along lines, to the nearest in height; up and down to the
 * next in the same column.
 *
 * @internal
 */
export function nextBox(
  index: FlowIndex,
  { boxes }: PackedLayout,
  from: number,
  direction: FlowDirection,
): number | undefined {
  const left = (box: number) => boxes[box * BOX_SIZE];
  const middle = (box: number) =>
    boxes[box * BOX_SIZE + 1] + boxes[box * BOX_SIZE + 3] / 2;
  const nearest = (others: number[]) =>
    others.reduce<number | undefined>(
      (best, other) =>
        best === undefined ||
        Math.abs(middle(other) - middle(from)) <
          Math.abs(middle(best) - middle(from))
          ? other
          : best,
      undefined,
    );
  const { lines } = index.graph;
  const boxOf = (id: string) => index.numbers.get(id)!;
  switch (direction) {
    case 'left':
      return nearest(index.in[from].map(line => boxOf(lines[line].from.box)));
    case 'right':
      return nearest(index.out[from].map(line => boxOf(lines[line].to.box)));
    default: {
      const down = direction === 'down';
      return nearest(
        index.graph.boxes
          .map((_, box) => box)
          .filter(
            box =>
              left(box) === left(from) &&
              (down ? middle(box) > middle(from) : middle(box) < middle(from)),
          ),
      );
    }
  }
}
