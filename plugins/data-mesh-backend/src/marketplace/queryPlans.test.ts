// SPDX-License-Identifier: Apache-2.0
import type { ProductQuery } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { synchronizerFor } from '../__testUtils__/indexOf';
import { ListCatalog } from '../__testUtils__/ListCatalog';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { syntheticMesh } from '../__testUtils__/syntheticMesh';
import { Visibility } from './authorization';
import { getMesh, getProduct, searchProducts } from './queries';

/** Tables with many rows for each product, and the names that queries give them. */
const LARGE =
  'marketplace_(word|word_part|posting|fact|column|entity)|hit|posting|entity|contract';

const owned = { key: 'relations.ownedBy', values: ['group:default/team-1'] };
const visibilities = {
  everything: Visibility.everything,
  conditions: Visibility.of({
    anyOf: [owned, { not: { key: 'metadata.labels.tier', values: ['1'] } }],
  }),
};

const databases = testDatabases();

describe.each(databases.eachSupportedId())('query plans, %p', id => {
  let knex: Knex;
  const isSqlite = id === 'SQLITE_3';

  beforeAll(async () => {
    knex = await databases.init(id);
    const { synchronize } = await synchronizerFor(
      knex,
      new ListCatalog(syntheticMesh(150)),
    );
    await synchronize();
    if (!isSqlite) {
      // With few rows PostgreSQL reads all of them, unless there is no other way.
      const name = (await knex.raw('select current_database() as name')).rows[0]
        .name;
      await knex.raw(`alter database "${name}" set enable_seqscan = off`);
      await knex.destroy();
      knex.initialize();
    }
  });

  /** Steps of the plans of all statements that some work sends to the database. */
  async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
    const statements: Array<{ sql: string; bindings: Knex.RawBinding[] }> = [];
    const note = (query: { sql: string; bindings: Knex.RawBinding[] }) =>
      statements.push(query);
    knex.on('query', note);
    await work();
    knex.removeListener('query', note);
    expect(statements.length).toBeGreaterThan(1);

    const steps: string[] = [];
    for (const { sql, bindings } of statements) {
      const explain = isSqlite ? 'explain query plan' : 'explain';
      const result = await knex.raw(
        `${explain} ${sql.replace(/\$\d+/g, '?')}`,
        bindings,
      );
      steps.push(
        ...(isSqlite
          ? result.map((row: { detail: string }) => row.detail)
          : result.rows.map((row: object) => Object.values(row)[0])),
      );
    }
    return steps;
  }

  const fullScan = isSqlite
    ? new RegExp(`^SCAN (${LARGE})$`)
    : new RegExp(`Seq Scan on (${LARGE})\\b`);

  const queries: Array<[string, ProductQuery]> = [
    ['nothing', {}],
    ['a letter', { text: 'b' }],
    ['words', { text: 'rin contr' }],
    ['a word that nothing has', { text: 'customerid' }],
    [
      'words and values',
      {
        text: 'rin',
        filters: {
          domain: [
            'domain:default/domain-0',
            'domain:default/domain-1',
            'none',
          ],
          platform: ['aws', 'gcp', 'none'],
        },
      },
    ],
    ['an order by consumers', { sort: 'consumers' }],
  ];
  const cases = Object.entries(visibilities).flatMap(([name, visibility]) =>
    queries.map(([what, query]) => [what, name, query, visibility] as const),
  );

  it.each(cases)(
    'search for %s with %s reads no large table as a whole',
    async (_what, _name, query, visibility) => {
      const steps = await plansOf(async () => {
        const page = await searchProducts({ knex, visibility }, query);
        expect(page.totalItems > 0).toBe(query.text !== 'customerid');
      });
      expect(steps.filter(step => fullScan.test(step))).toEqual([]);
    },
  );

  it.each(Object.entries(visibilities))(
    'a product with %s is found by its ref',
    async (_name, visibility) => {
      const { items } = await searchProducts({ knex, visibility }, {});
      const steps = await plansOf(() =>
        getProduct({ knex, visibility }, items[0].entityRef),
      );
      expect(steps.filter(step => fullScan.test(step))).toEqual([]);
    },
  );

  it('sends a bounded number of statements, however much there is', async () => {
    let statements = 0;
    const count = () => {
      statements += 1;
    };
    knex.on('query', count);
    const visibility = visibilities.conditions;
    await searchProducts({ knex, visibility }, { text: 'ba', limit: 100 });
    expect(statements).toBeLessThan(12);
    statements = 0;
    await getMesh({ knex, visibility }, []);
    expect(statements).toBeLessThan(30);
    knex.removeListener('query', count);
  });
});
