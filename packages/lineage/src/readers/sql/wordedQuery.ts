// SPDX-License-Identifier: Apache-2.0
import { digestOf } from '../../build/digest';
import { type Ast, isAst, part, parts, tagged, word } from './ast';
import { queries } from './functions';
import { wrappers } from './relations';
import { nameOf, unnamed, withoutComments } from './selected';

/** How a query is worded, as digests. @internal */
export interface WordedQuery {
  /** Columns that it names, in order, by lower case name. */
  items: Map<string, string>;
  /** Queries of which it takes all columns over. */
  stars: WordedQuery[];
  /** What decides on its rows: tables, joins, filters, groups, and the same of what it takes from. */
  rows: string;
  /** Everything. */
  whole: string;
}

type Known = ReadonlyMap<string, WordedQuery>;

const digest = (value: unknown) => digestOf(JSON.stringify(value) ?? '');
const lower = (value: unknown) => word(value)?.toLowerCase();

const answers = new WeakMap<WordedQuery, Map<string, string | undefined>>();

/** The digest of a column, also through what takes all columns over; undefined where a table has it. @internal */
export function wordingOf(
  query: WordedQuery,
  name: string,
): string | undefined {
  const own = query.items.get(name);
  if (own !== undefined || query.stars.length === 0) return own;
  // Stars of stars, each of two, would be asked twice as often with each step.
  const known = answers.get(query) ?? new Map<string, string | undefined>();
  answers.set(query, known);
  if (!known.has(name)) {
    known.set(name, undefined);
    for (const star of query.stars) {
      const found = wordingOf(star, name);
      if (found === undefined) continue;
      known.set(name, found);
      break;
    }
  }
  return known.get(name);
}

const wholeOf = (items: WordedQuery['items'], rows: string) =>
  digest([rows, [...items].sort()]);

/** A query that is not taken apart: a union, a recursion, a list of values. */
function opaque(query: unknown, known: Known): WordedQuery {
  const rows = digest([query, [...known.values()].map(({ whole }) => whole)]);
  return { items: new Map(), stars: [], rows, whole: rows };
}

/** Adds the common table expressions of a WITH to those in sight; a recursive one is not taken apart. @internal */
export function withExpressions(
  withClause: Ast | undefined,
  known: Known,
): Known {
  const all = new Map(known);
  for (const cte of parts({ list: withClause?.ctes }, 'list')) {
    const name = lower(cte.alias);
    if (name === undefined) continue;
    const { this: query, columns } = cte;
    const isPlain =
      withClause?.recursive !== true &&
      isAst(query) &&
      !(Array.isArray(columns) && columns.length > 0);
    all.set(
      name,
      isPlain ? wordedQuery(query, all) : opaque([query, columns], all),
    );
  }
  return all;
}

/** Whether an expression has a column of this name. */
function mentions(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some(one => mentions(one, name));
  if (!isAst(value)) return false;
  if (lower(part(value, 'column')?.name) === name) return true;
  return Object.values(value).some(one => mentions(one, name));
}

/** One SELECT, with what it takes from by the names that it has for them. */
class Select {
  readonly items = new Map<string, string>();
  readonly stars: WordedQuery[] = [];
  private readonly sources = new Map<string, WordedQuery | undefined>();
  /** Digests of what stands at each position. */
  private readonly positions: string[] = [];
  private readonly clauses: unknown[] = [];
  /** Columns that are computed from something of the same name. */
  private readonly selfNamed = new Set<string>();

  constructor(private readonly known: Known) {}

  read(body: Ast): WordedQuery {
    const { expressions, from, joins, with: _, ...clauses } = body;
    for (const source of parts({ from }, 'from')) this.source(source);
    for (const join of parts({ joins }, 'joins')) {
      const { this: source, ...condition } = join;
      if (isAst(source)) this.source(source, /apply/i.test(String(join.kind)));
      this.clauses.push(this.resolved(condition));
      for (const name of parts(join, 'using')) {
        this.clauses.push(this.named(lower(name)));
      }
      if (/natural/i.test(String(join.kind))) {
        this.clauses.push(this.everything());
      }
    }
    for (const one of parts({ expressions }, 'expressions')) this.item(one);
    this.clauses.push(this.resolved(clauses));
    this.clauses.push(this.grouping(clauses));
    const rows = digest(this.clauses);
    return {
      items: this.items,
      stars: this.stars,
      rows,
      whole: wholeOf(this.items, rows),
    };
  }

  /** @param isApplied - whether it is asked anew for each row of what stands before it */
  private source(ast: Ast, isApplied = false): void {
    const source = withoutComments(ast);
    const table = part(source, 'table');
    const subquery = part(source, 'subquery');
    if (table) {
      const isShort = !isAst(table.schema) && !isAst(table.catalog);
      const name = lower(table.name) ?? '';
      const found = isShort ? this.known.get(name) : undefined;
      this.sources.set(lower(table.alias) ?? name, found);
      this.clauses.push([source, found?.rows]);
      return;
    }
    const isAlone = !isApplied && subquery?.lateral !== true;
    const query = subquery && part(subquery, 'this');
    const worded =
      query && isAlone
        ? wordedQuery(query, this.known)
        : opaque([source, this.everything()], this.known);
    const alias = lower(subquery?.alias) ?? `\u0000${this.sources.size}`;
    this.sources.set(alias, worded);
    this.clauses.push([alias, worded.rows]);
  }

  private item(expression: Ast): void {
    const star = part(withoutComments(expression), 'star');
    if (star) {
      const table = lower(star.table);
      const taken =
        table === undefined
          ? [...this.sources.values()]
          : [this.sources.get(table)];
      this.stars.push(...taken.flatMap(one => one ?? []));
      this.clauses.push(['star', table]);
      for (const pair of Array.isArray(star.rename) ? star.rename : []) {
        const [was, is] = [lower(pair?.[0]), lower(pair?.[1])];
        const found = this.named(was)[0];
        if (is !== undefined && found !== undefined) this.items.set(is, found);
      }
      for (const one of parts(star, 'replace')) {
        const name = lower(one.alias);
        if (name !== undefined) {
          this.items.set(name, digest(this.resolved(one.this)));
        }
      }
      return;
    }
    const alias = part(expression, 'alias');
    const value = digest(this.resolved(alias ? alias.this : expression));
    this.positions.push(value);
    const name =
      nameOf(expression)?.toLowerCase() ?? unnamed(this.positions.length - 1);
    this.items.set(name, value);
    if (mentions(alias?.this, name)) this.selfNamed.add(name);
  }

  /** Columns that decide on rows by their names or positions. */
  private grouping(clauses: Ast): unknown[] {
    const group = part(clauses, 'group_by');
    if (group?.all || clauses.distinct) return [...this.items];
    const aliases = parts(group, 'expressions').flatMap(
      one => this.items.get(lower(part(one, 'column')?.name) ?? '') ?? [],
    );
    const positions = [group, part(clauses, 'order_by')].flatMap(clause =>
      parts(clause, 'expressions').flatMap(one => {
        const node = isAst(one.this) ? one.this : one;
        const literal = part(node, 'literal');
        return literal?.literal_type === 'number'
          ? this.positions[Number(literal.value) - 1] ?? []
          : [];
      }),
    );
    return [aliases, positions];
  }

  private everything(): string[] {
    return [...this.sources.values()].flatMap(one => one?.whole ?? []);
  }

  /** What a column without the name of a table may be: of any source, or of the SELECT itself. */
  private named(name: string | undefined): string[] {
    if (name === undefined) return [];
    const taken = [...this.sources.values()].flatMap(
      one => (one && wordingOf(one, name)) ?? [],
    );
    // In `where x > 1` of `select sum(x) as x` the name is not that of the sum.
    const own = this.selfNamed.has(name) ? undefined : this.items.get(name);
    return own === undefined ? taken : [...taken, own];
  }

  /** The tree, with the wording of what its columns are in other queries. */
  private resolved(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(one => this.resolved(one));
    if (!isAst(value)) return value;
    const [tag, body] = tagged(value) ?? [];
    if (tag === 'column' && isAst(body)) {
      const table = lower(body.table);
      const source = table === undefined ? undefined : this.sources.get(table);
      const isSource = table !== undefined && this.sources.has(table);
      // `a.b` may be the member b of a column a.
      const found = isSource
        ? source && wordingOf(source, lower(body.name) ?? '')
        : this.named(table ?? lower(body.name));
      return [value, found];
    }
    if (tag !== undefined && queries.has(tag)) {
      const inner = [...this.known.values()].map(({ whole }) => whole);
      return [value, inner, this.everything()];
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, this.resolved(one)]),
    );
  }
}

/**
 * Takes a query apart: what makes each column that it names, and what decides on its rows, through common table
 * expressions and queries in it. Where it cannot tell, it says too much and never too little.
 *
 * @param query - its meaning
 * @param known - common table expressions in sight, by lower case name
 * @internal
 */
export function wordedQuery(query: Ast, known: Known = new Map()): WordedQuery {
  const [tag, body] = tagged(query) ?? [];
  if (tag === undefined || !isAst(body)) return opaque(query, known);
  if (wrappers.has(tag) && isAst(body.this)) {
    return wordedQuery(body.this, known);
  }
  const inSight = withExpressions(part(body, 'with'), known);
  return tag === 'select'
    ? new Select(inSight).read(body)
    : opaque(query, inSight);
}
