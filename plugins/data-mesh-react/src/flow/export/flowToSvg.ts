// SPDX-License-Identifier: Apache-2.0
import { DASHES, lineWidth } from '../draw/flowColors';
import type { FlowColors } from '../draw/flowColors';
import { rowMiddle } from '../geometry';
import { BOX_SIZE, SWING_SIZE } from '../layout/packedLayout';
import { LABEL_HEIGHT } from '../layout/placeLabels';
import type { EdgeLabel } from '../layout/placeLabels';
import type { LaidOut } from '../layout/useFlowLayout';
import type { FlowBox, FlowLine } from '../types';

const MARGIN = 24;
/** Characters of a line of a title and of a caption that fit into a box. */
const TITLE = 25;
const CAPTION = 32;
const ROW = 32;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text that is safe in XML: escaped, and without characters that XML does not have. */
function xml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, char => ENTITIES[char])
  );
}

const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** A title on one line, or on two, cut only at the end. */
function titleLines(title: string): string[] {
  if (title.length <= TITLE) return [title];
  const space = title.lastIndexOf(' ', TITLE);
  const end = space > 0 ? space : TITLE;
  return [title.slice(0, end), cut(title.slice(end).trim(), TITLE)];
}

/**
 * The whole graph as an SVG document of its own, in the colours of the page.
 *
 * @internal
 */
export function flowToSvg(
  { graph, layout, labels }: LaidOut,
  colors: FlowColors,
) {
  const width = Math.ceil(layout.width + 2 * MARGIN);
  const height = Math.ceil(layout.height + 2 * MARGIN);
  const lines = graph.lines.map((line, i) => lineOf(line, i, layout, colors));
  const boxes = graph.boxes.map((box, i) => boxOf(box, i, layout, colors));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" font-family="${xml(
      colors.font,
    )}">`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="${
      colors.paper
    }"/>`,
    ...lines,
    ...boxes,
    ...[...labels.values()]
      .filter(({ crowded }) => !crowded)
      .map(label => labelOf(label, colors)),
    '</svg>',
  ].join('\n');
}

function lineOf(
  line: FlowLine,
  number: number,
  { swings, courses }: LaidOut['layout'],
  colors: FlowColors,
): string {
  let path = '';
  for (let swing = courses[number]; swing < courses[number + 1]; swing++) {
    const [x0, y0, x1, y1, turn] = swings
      .subarray(swing * SWING_SIZE, (swing + 1) * SWING_SIZE)
      .map(Math.round);
    path += `${
      path ? 'L' : 'M'
    }${x0},${y0}C${turn},${y0} ${turn},${y1} ${x1},${y1}`;
  }
  const dash = DASHES[line.style];
  return `<path d="${path}" fill="none" stroke="${
    line.warning ? colors.warning : colors.line
  }" stroke-width="${lineWidth(line)}"${
    dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''
  }><title>${xml(line.text)}</title></path>`;
}

function labelOf({ x, y, width, text }: EdgeLabel, colors: FlowColors): string {
  return `<g transform="translate(${x},${y})"><rect x="${-width / 2}" y="${
    -LABEL_HEIGHT / 2
  }" width="${width}" height="${LABEL_HEIGHT}" rx="${LABEL_HEIGHT / 2}" fill="${
    colors.paper
  }" stroke="${
    colors.border
  }"/><text y="4" font-size="11" text-anchor="middle" fill="${
    colors.secondary
  }">${xml(text)}</text></g>`;
}

function boxOf(
  box: FlowBox,
  number: number,
  { boxes }: LaidOut['layout'],
  colors: FlowColors,
): string {
  const [x, y, width, height] = boxes.subarray(
    number * BOX_SIZE,
    (number + 1) * BOX_SIZE,
  );
  const text = (
    words: string,
    left: number,
    top: number,
    size: number,
    look: string,
  ) =>
    `<text x="${left}" y="${top}" font-size="${size}" ${look}>${xml(
      words,
    )}</text>`;
  const title = titleLines(box.title);
  const first = title.length > 1 ? 19 : 25;
  return [
    `<g transform="translate(${x},${y})"><title>${xml(
      [box.title, box.caption].filter(Boolean).join('\n'),
    )}</title>`,
    `<rect width="${width}" height="${height}" rx="4" fill="${
      colors.paper
    }" stroke="${box.own ? colors.lit : colors.border}"${
      box.closed ? ' stroke-dasharray="4 3"' : ''
    }/>`,
    ...title.map((line, i) =>
      text(
        line,
        12,
        first + i * 15,
        13,
        `font-weight="600" fill="${colors.text}"`,
      ),
    ),
    ...(box.caption
      ? [
          text(
            cut(box.caption, CAPTION),
            12,
            title.length > 1 ? 50 : 43,
            11,
            `fill="${colors.secondary}"`,
          ),
        ]
      : []),
    ...(box.state && box.state !== 'ok'
      ? [
          `<circle cx="${width - 14}" cy="20" r="5" fill="${
            colors.state[box.state]
          }"><title>${xml(box.stateText ?? '')}</title></circle>`,
        ]
      : []),
    ...box.rows.map((row, i) =>
      text(
        cut(row.title, ROW),
        12 + row.level * 18,
        rowMiddle(i) + 4,
        11.5,
        `fill="${colors.text}"`,
      ),
    ),
    ...(box.before.hidden > 0
      ? [
          text(
            `‹ ${box.before.hidden} more`,
            12,
            height - 9,
            11,
            `fill="${colors.secondary}"`,
          ),
        ]
      : []),
    ...(box.after.hidden > 0
      ? [
          text(
            `${box.after.hidden} more ›`,
            width - 12,
            height - 9,
            11,
            `text-anchor="end" fill="${colors.secondary}"`,
          ),
        ]
      : []),
    '</g>',
  ].join('');
}
