// SPDX-License-Identifier: Apache-2.0

/** A graph by numbers: boxes from 0 on, and lines between them. */
export interface PlainGraph {
  size: number;
  lines: Array<[from: number, to: number]>;
}

/** A layered graph in which lines mostly lead to what is near, as lineage does. The same each time. */
export function plainGraph(size: number): PlainGraph {
  const columns = Math.max(4, Math.round(Math.sqrt(size) / 4));
  const perColumn = Math.ceil(size / columns);
  let state = 42;
  const random = () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  const lines = new Map<string, [number, number]>();
  for (let to = perColumn; to < size; to++) {
    for (let k = 0; k < 2; k++) {
      const column = Math.floor(to / perColumn) - (random() < 0.9 ? 1 : 2);
      const near = (to % perColumn) + Math.round((random() - 0.5) * 10);
      const from =
        Math.max(0, column) * perColumn +
        Math.min(perColumn - 1, Math.max(0, near));
      lines.set(`${from} ${to}`, [from, to]);
    }
  }
  return { size, lines: [...lines.values()] };
}
