// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { BOX, heightOf } from '../geometry';
import { box } from '../__testUtils__/graphs';
import { BOX_SIZE, GAPS } from '../layout/packedLayout';
import { firstColumns } from './firstView';
import { Viewport } from './Viewport';

const LEAST = 0.7;
const PITCH = BOX.width + GAPS.layer;

/** Boxes in so many columns, two in each. */
function columns(count: number) {
  const boxes = new Float32Array(2 * count * BOX_SIZE);
  for (let i = 0; i < 2 * count; i++) {
    boxes.set(
      [Math.floor(i / 2) * PITCH, (i % 2) * 90, BOX.width, heightOf(box('a'))],
      i * BOX_SIZE,
    );
  }
  return { boxes, width: count * PITCH - GAPS.layer };
}

/** Columns by how they are seen at first, around one of them. */
function seen(count: number, width: number, around: number) {
  const layout = columns(count);
  const viewport = new Viewport();
  viewport.resize(width, 400);
  viewport.setWorld(layout.width, 150);
  const at = { x: around * PITCH, y: 0 };
  viewport.fit(at, LEAST, firstColumns(layout, width, LEAST, at.x));
  const { area, scale } = viewport;
  return {
    scale,
    columns: Array.from({ length: count }, (_, i) => {
      const [left, right] = [i * PITCH, i * PITCH + BOX.width];
      if (left >= area.x && right <= area.x + area.width) return 'whole';
      return right <= area.x || left >= area.x + area.width ? 'out' : 'cut';
    }),
  };
}

it('shows all of it where that can be read', () => {
  expect(seen(5, 1006, 4)).toEqual({
    scale: expect.closeTo(0.72, 1),
    columns: Array(5).fill('whole'),
  });
});

it('cuts no box, leaves none out that has room, and has what it is about among them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 640, max: 2600 }),
      fc.nat(),
      (count, width, some) => {
        const around = some % count;
        const view = seen(count, width, around);
        expect(view.columns).not.toContain('cut');
        expect(view.columns[around]).toBe('whole');
        expect(view.scale).toBeGreaterThanOrEqual(LEAST);
        const shown = view.columns.filter(each => each === 'whole').length;
        // One more would not be large enough.
        expect(
          shown === count || (shown + 1) * PITCH * LEAST > width - 2 * PITCH,
        ).toBe(true);
      },
    ),
  );
});

it('has as much of what comes before as of what comes after', () => {
  const { columns: at } = seen(21, 1006, 10);
  expect(at.indexOf('whole')).toBe(10 - (at.lastIndexOf('whole') - 10));
});

it('does not guess where boxes stand across each other', () => {
  const layout = columns(9);
  layout.boxes[0] = 40;
  expect(firstColumns(layout, 1006, LEAST)).toBeUndefined();
});
