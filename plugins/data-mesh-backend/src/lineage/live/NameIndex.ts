// SPDX-License-Identifier: Apache-2.0
import type { LineageNode } from '@meshwright/lineage';
import { otherTurns } from '../otherTurns';

/** Nodes whose names make one text; it is searched at once. */
const PORTION = 8_192;
/** Milliseconds of work after which others get a turn. */
const TURN = 5;

/** Names as one text, a line for each node. */
interface Portion {
  text: string;
  ids: string[];
  /** Where the line of each node begins. */
  starts: Int32Array;
}

/** What a node is found by, in lower case. @internal */
export const namesOf = ({ name, facts }: LineageNode): string =>
  `${name} ${facts.title ?? ''}`.toLowerCase().replace(/\n/g, ' ');

function portionOf(nodes: readonly LineageNode[]): Portion {
  const lines = nodes.map(namesOf);
  const starts = new Int32Array(lines.length);
  let at = 0;
  lines.forEach((line, i) => {
    starts[i] = at;
    at += line.length + 1;
  });
  return { text: lines.join('\n'), ids: nodes.map(({ id }) => id), starts };
}

/** The last line that begins at or before a place. */
function lineAt(starts: Int32Array, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Ids of the nodes of a portion whose names have all words, of which the first is the rarest. */
function* idsIn({ text, ids, starts }: Portion, words: readonly string[]) {
  const [rarest, ...others] = words;
  for (let at = text.indexOf(rarest); at >= 0; ) {
    const line = lineAt(starts, at);
    const end = line + 1 < starts.length ? starts[line + 1] - 1 : text.length;
    const own = text.slice(starts[line], end);
    if (others.every(word => own.includes(word))) yield ids[line];
    at = text.indexOf(rarest, end);
  }
}

/**
 * Finds nodes by parts of their names, among millions in milliseconds: names lie side by side in long texts. They are
 * written when somebody searches first.
 *
 * @internal
 */
export class NameIndex {
  readonly #nodes: ReadonlyMap<string, LineageNode>;
  readonly #portions: Portion[] = [];
  #late: LineageNode[] = [];
  #written?: Promise<void>;

  /** @param nodes - by id; what comes later is added as well */
  constructor(nodes: ReadonlyMap<string, LineageNode>) {
    this.#nodes = nodes;
  }

  /** Takes a node that is new, or is called otherwise than before. */
  add(node: LineageNode): void {
    // Whoever has not been written yet is met where the nodes are.
    if (!this.#written) return;
    this.#late.push(node);
    if (this.#late.length < PORTION) return;
    this.#portions.push(portionOf(this.#late));
    this.#late = [];
  }

  /**
   * Ids of nodes whose name and title together have all words.
   *
   * @param words - in lower case; none is empty
   * @param most - ids at most
   */
  async find(
    words: readonly string[],
    { type, most }: { type?: string; most: number },
  ): Promise<string[]> {
    this.#written ??= this.#write();
    await this.#written;
    const sorted = [...words].sort((a, b) => b.length - a.length);
    const found = new Set<string>();
    let turn = Date.now();
    for (const portion of [...this.#portions, portionOf(this.#late)]) {
      for (const id of idsIn(portion, sorted)) {
        if (type !== undefined && !id.startsWith(`${type}:`)) continue;
        // Under an earlier name it may be found where it is no longer called so.
        const node = this.#nodes.get(id);
        const names = node && namesOf(node);
        if (!names || !words.every(word => names.includes(word))) continue;
        found.add(id);
        if (found.size === most) return [...found];
      }
      if (Date.now() - turn > TURN) {
        await otherTurns();
        turn = Date.now();
      }
    }
    return [...found];
  }

  async #write(): Promise<void> {
    let nodes: LineageNode[] = [];
    for (const node of this.#nodes.values()) {
      nodes.push(node);
      if (nodes.length < PORTION) continue;
      this.#portions.push(portionOf(nodes));
      nodes = [];
      await otherTurns();
    }
    this.#portions.push(portionOf(nodes));
  }
}
