// SPDX-License-Identifier: Apache-2.0
import { LABEL_HEIGHT } from '../layout/placeLabels';
import type { Painting } from './paintFlow';

const FONT_SIZE = 11;

/** Paints what is written on lines: on those that stand out, or on all that have a place of their own. @internal */
export function paintLabels(
  context: CanvasRenderingContext2D,
  { labels, colors, highlight }: Painting,
  visible: number[],
) {
  if (labels.size === 0) return;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (const number of visible) {
    const label = labels.get(number);
    const lit = highlight?.lines.has(number) ?? false;
    if (!label || !(highlight ? lit : !label.crowded)) continue;
    const { x, y, width, text } = label;
    context.fillStyle = colors.paper;
    context.strokeStyle = lit ? colors.lit : colors.border;
    context.beginPath();
    context.roundRect(
      x - width / 2,
      y - LABEL_HEIGHT / 2,
      width,
      LABEL_HEIGHT,
      LABEL_HEIGHT / 2,
    );
    context.fill();
    context.stroke();
    context.font = `${lit ? 600 : 400} ${FONT_SIZE}px ${colors.font}`;
    context.fillStyle = lit ? colors.text : colors.secondary;
    context.fillText(text, x, y);
  }
  context.textAlign = 'start';
}
