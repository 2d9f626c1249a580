// SPDX-License-Identifier: Apache-2.0

/** A piece of a line. Texts are plain: whoever writes them out escapes them. @internal */
export type Inline = string | { code: string } | { link: string; text: string };

/** A part of a page, whatever it is written out as. @internal */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  /** A text of one or more paragraphs, with an optional label before it. */
  | { kind: 'text'; label?: string; text: string }
  /** Pairs of a label and its value. */
  | { kind: 'facts'; rows: Array<[label: string, value: Inline[]]> }
  | {
      kind: 'table';
      /** What the table shows, for those who cannot see it. */
      caption: string;
      columns: string[];
      /** Cells of each row, each with its pieces. */
      rows: Inline[][][];
    };

/** A page about a contract. @internal */
export interface Page {
  title: string;
  blocks: Block[];
}

/** A table without the columns in which no row has anything. @internal */
export function table(
  caption: string,
  columns: string[],
  rows: Inline[][][],
): Block[] {
  if (rows.length === 0) return [];
  const used = columns.map((_, index) =>
    rows.some(row => (row[index] ?? []).some(piece => piece !== '')),
  );
  const keep = <T>(cells: T[]) => cells.filter((_, index) => used[index]);
  return [
    { kind: 'table', caption, columns: keep(columns), rows: rows.map(keep) },
  ];
}

/** Facts without those that are not stated. @internal */
export function facts(
  rows: Array<[label: string, value: Inline[] | string | undefined]>,
): Block[] {
  const stated = rows.flatMap(([label, value]): Array<[string, Inline[]]> => {
    const pieces = typeof value === 'string' ? [value] : value ?? [];
    return pieces.some(piece => piece !== '') ? [[label, pieces]] : [];
  });
  return stated.length > 0 ? [{ kind: 'facts', rows: stated }] : [];
}

const SAFE_LINK = /^(https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu;

/** A link where it is one that is safe to follow, else its text. @internal */
export function link(url: string | undefined, text = url): Inline[] {
  if (!url) return [text ?? ''];
  if (SAFE_LINK.test(url)) return [{ link: url, text: text || url }];
  return [text && text !== url ? `${text} (${url})` : url];
}

/** A value of any kind as a text. @internal */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
