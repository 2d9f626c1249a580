// SPDX-License-Identifier: Apache-2.0
import type { LineageBuilder } from '../../build/LineageBuilder';
import { type Identifier, datasetKey } from '../../identity/normalise';

/** Engines do not tell the cases of names apart that nobody quoted. */
const caseless = (table: Identifier) => datasetKey(table).toLowerCase();

/** Where several spellings stand for one table: that of other sources, else lower case, which most people write. */
const better = (one: string, known: string | undefined) =>
  known === undefined || one > known;

/** The tables that files with SQL name, as all sources together know them. @internal */
export class SqlTables {
  private readonly spellings = new Map<string, string>();
  private readonly columns = new Map<string, readonly string[] | null>();

  constructor(builder: LineageBuilder) {
    const placed = new Map<string, Map<number, string>>();
    for (const { raw, facts } of builder.nodes.values()) {
      const key = caseless(raw);
      if (raw.type === 'dataset' && better(raw.name, this.spellings.get(key))) {
        this.spellings.set(key, raw.name);
      }
      if (raw.column === undefined || facts.position === undefined) continue;
      const list = placed.get(key) ?? new Map<number, string>();
      list.set(facts.position, raw.column);
      placed.set(key, list);
    }
    for (const [key, list] of placed) {
      const names = [...list].sort(([a], [b]) => a - b).map(([, name]) => name);
      // Members of a column are no columns that a star stands for.
      const whole = new Set(names);
      const isMember = (name: string) =>
        name.includes('.') && whole.has(name.slice(0, name.lastIndexOf('.')));
      this.columns.set(
        key,
        names.filter(name => !isMember(name)),
      );
    }
  }

  /** Takes the spellings of the files; call it with all of them before the first `spelled`. */
  spell(tables: readonly Identifier[]): void {
    const own = new Map<string, string>();
    for (const table of tables) {
      const key = caseless(table);
      if (better(table.name, own.get(key))) own.set(key, table.name);
    }
    for (const [key, name] of own) {
      if (!this.spellings.has(key)) this.spellings.set(key, name);
    }
  }

  spelled(table: Identifier): Identifier {
    return {
      ...table,
      name: this.spellings.get(caseless(table)) ?? table.name,
    };
  }

  columnsOf(table: Identifier): readonly string[] | undefined {
    return this.columns.get(caseless(table)) ?? undefined;
  }

  /**
   * Takes what files say of tables that no other source describes. Where two files differ, neither counts.
   *
   * @returns whether anything of it was new
   */
  learn(
    tables: ReadonlyArray<{ table: Identifier; columns: readonly string[] }>,
  ): boolean {
    const found = new Map<string, readonly string[] | null>();
    for (const { table, columns } of tables) {
      const key = caseless(table);
      const other = found.get(key);
      const agrees =
        other === undefined ||
        other?.join('\n').toLowerCase() === columns.join('\n').toLowerCase();
      found.set(key, agrees ? columns : null);
    }
    let isNew = false;
    for (const [key, columns] of found) {
      if (this.columns.has(key)) continue;
      this.columns.set(key, columns);
      isNew = true;
    }
    return isNew;
  }
}
