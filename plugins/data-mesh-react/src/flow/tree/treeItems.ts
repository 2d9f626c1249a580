// SPDX-License-Identifier: Apache-2.0
import { plural } from '../../words';
import type { FlowIndex } from '../indexFlow';
import type { FlowBox, FlowEnd, FlowRow } from '../types';

/** One line of the tree. @internal */
export interface FlowTreeItem {
  /** Where it is in the tree: the same thing may come several times. */
  path: string;
  level: number;
  position: number;
  siblings: number;
  title: string;
  /** What else is to be said. */
  text?: string;
  /** Absent for what has nothing below it. */
  expanded?: boolean;
  /** What choosing it chooses. */
  end?: FlowEnd;
  box?: FlowBox;
  /** Brings what is hidden on a side of a box. */
  show?: { box: string; side: 'up' | 'down' };
  /** Shows rows that are only counted. */
  more?: { box: string; row: string };
}

type Draft = Omit<
  FlowTreeItem,
  'level' | 'position' | 'siblings' | 'path' | 'expanded'
> & {
  key: string;
  /** What is below it; made only when it is open. */
  children?: () => Draft[];
  /** Open unless a person closed it. */
  openFirst?: boolean;
};

const SIDES = [
  { side: 'up', title: 'Comes from' },
  { side: 'down', title: 'Goes to' },
] as const;

/**
 * The graph as a tree: what it is about, below that where it comes from and goes to, and so on; all boxes where it is
 * about nothing in particular. A box that comes again on its own way has nothing below it there.
 *
 * @param toggled - paths of items that are not as they are at first
 * @internal
 */
export function treeItems(
  index: FlowIndex,
  toggled: ReadonlySet<string>,
): FlowTreeItem[] {
  const { graph } = index;
  const own = graph.boxes.filter(box => box.own);
  const isAbout = own.length > 0;
  const roots = isAbout ? own : graph.boxes;
  const reached = reachedFrom(index, roots);
  const others = graph.boxes.filter(box => !reached.has(box.id));
  const drafts = roots.map(box => boxDraft(index, box, new Set(), isAbout));
  if (others.length > 0) {
    drafts.push({
      key: 'others',
      title: 'Not connected with it here',
      text: plural(others.length, 'box', 'boxes'),
      children: () => others.map(box => boxDraft(index, box, new Set(), false)),
    });
  }
  const items: FlowTreeItem[] = [];
  const add = (list: Draft[], level: number, parent: string) =>
    list.forEach(({ key, children, openFirst, ...draft }, i) => {
      const path = `${parent}/${key}`;
      const expanded = children && toggled.has(path) !== Boolean(openFirst);
      items.push({
        ...draft,
        path,
        level,
        position: i + 1,
        siblings: list.length,
        ...(children && { expanded }),
      });
      if (children && expanded) add(children(), level + 1, path);
    });
  add(drafts, 1, '');
  return items;
}

function boxDraft(
  index: FlowIndex,
  box: FlowBox,
  above: ReadonlySet<string>,
  openFirst: boolean,
  lineText?: string,
): Draft {
  const again = above.has(box.id);
  const way = new Set([...above, box.id]);
  const number = index.numbers.get(box.id)!;
  const sides = SIDES.map(({ side, title }) =>
    sideDraft(index, box, side, title, way, openFirst),
  ).filter((draft): draft is Draft => draft !== undefined);
  const rows = box.rows.map(row => rowDraft(index, number, box, row));
  const children = again ? [] : [...rows, ...sides];
  return {
    key: box.id,
    title: box.title,
    text: [
      box.caption,
      box.stateText,
      lineText,
      again && 'already above on this way',
    ]
      .filter(Boolean)
      .join(' · '),
    end: { box: box.id },
    box,
    openFirst,
    ...(children.length > 0 && { children: () => children }),
  };
}

function sideDraft(
  index: FlowIndex,
  box: FlowBox,
  side: 'up' | 'down',
  title: string,
  way: ReadonlySet<string>,
  openFirst: boolean,
): Draft | undefined {
  const { graph } = index;
  const number = index.numbers.get(box.id)!;
  const lines = new Map<string, string[]>();
  for (const line of (side === 'up' ? index.in : index.out)[number]) {
    const { from, to, text } = graph.lines[line];
    const other = side === 'up' ? from.box : to.box;
    const texts = lines.get(other) ?? [];
    if (!texts.includes(text)) texts.push(text);
    lines.set(other, texts);
  }
  const { hidden } = side === 'up' ? box.before : box.after;
  if (lines.size === 0 && hidden === 0) return undefined;
  return {
    key: side,
    title,
    text: [
      lines.size > 0 && lines.size.toLocaleString('en-US'),
      hidden > 0 && `${hidden.toLocaleString('en-US')} more not shown`,
    ]
      .filter(Boolean)
      .join(', '),
    openFirst,
    children: () => [
      ...[...lines].map(([id, texts]) =>
        boxDraft(
          index,
          graph.boxes[index.numbers.get(id)!],
          way,
          false,
          texts.join(' '),
        ),
      ),
      ...(hidden > 0
        ? [
            {
              key: 'more',
              title: `${hidden.toLocaleString('en-US')} more`,
              text: box.closed ? 'beyond what you may see' : 'choose to show',
              ...(!box.closed && { show: { box: box.id, side } }),
            },
          ]
        : []),
    ],
  };
}

function rowDraft(
  index: FlowIndex,
  number: number,
  box: FlowBox,
  row: FlowRow,
): Draft {
  const { graph } = index;
  if (row.more !== undefined) {
    return {
      key: row.id,
      title: row.title,
      text: 'choose to show',
      more: { box: box.id, row: row.id },
    };
  }
  const ends = SIDES.flatMap(({ side, title }) =>
    (side === 'up' ? index.in : index.out)[number]
      .map(line => graph.lines[line])
      .filter(({ from, to }) => (side === 'up' ? to : from).row === row.id)
      .map(({ id, from, to, text }): Draft => {
        const end = side === 'up' ? from : to;
        return {
          key: `${side} ${id}`,
          title: `${title} ${nameOfEnd(index, end)}`,
          text,
          end,
        };
      }),
  );
  return {
    key: row.id,
    title: row.title,
    text: row.caption,
    end: { box: box.id, row: row.id },
    ...(ends.length > 0 && { children: () => ends }),
  };
}

function nameOfEnd(index: FlowIndex, { box, row }: FlowEnd): string {
  const { title, rows } = index.graph.boxes[index.numbers.get(box)!];
  const part = rows.find(({ id }) => id === row);
  return part ? `${part.title} of ${title}` : title;
}

/** Ids of boxes that hang together with some, in whatever direction. */
function reachedFrom(index: FlowIndex, roots: FlowBox[]): Set<string> {
  const { graph, numbers } = index;
  const found = new Set<string>();
  const open = roots.map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const number = numbers.get(id)!;
    for (const line of index.out[number]) open.push(graph.lines[line].to.box);
    for (const line of index.in[number]) open.push(graph.lines[line].from.box);
  }
  return found;
}
