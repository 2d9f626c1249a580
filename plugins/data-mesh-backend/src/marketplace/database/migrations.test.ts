// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { migrationsOf } from '../../database';

const marketplaceMigrations = migrationsOf('marketplace');

async function tablesOf(knex: Knex): Promise<string[]> {
  const isSqlite = knex.client.config.client === 'better-sqlite3';
  const names: string[] = isSqlite
    ? await knex('sqlite_master').where('type', 'table').pluck('name')
    : await knex('pg_tables').where('schemaname', 'public').pluck('tablename');
  return names.filter(name => name.startsWith('marketplace_')).sort();
}

const own = ['marketplace_migrations', 'marketplace_migrations_lock'];
const databases = testDatabases();

describe.each(databases.eachSupportedId())('migrations, %p', id => {
  it('go up, down without a rest, and up again', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest(marketplaceMigrations);
    const tables = await tablesOf(knex);
    expect(tables).toContain('marketplace_product');

    await knex.migrate.rollback(marketplaceMigrations, true);
    expect(await tablesOf(knex)).toEqual(own);

    await knex.migrate.latest(marketplaceMigrations);
    expect(await tablesOf(knex)).toEqual(tables);
    await knex.destroy();
  });

  it('leave room for the migrations of other features', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest(marketplaceMigrations);
    const others = {
      tableName: 'other_migrations',
      migrationSource: {
        getMigrations: async () => ['other'],
        getMigrationName: (name: string) => name,
        getMigration: async () => ({
          up: async (tx: Knex) => {
            await tx.schema.createTable('other', t => t.increments('id'));
          },
          down: async () => {},
        }),
      },
    };
    await knex.migrate.latest(others);
    await knex.migrate.latest(marketplaceMigrations);
    expect(await knex.schema.hasTable('other')).toBe(true);
    await knex.destroy();
  });

  it('order and compare texts byte by byte', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest(marketplaceMigrations);
    const words = ['ab', 'a-c', 'a', '+a', 'é', 'z', '订'];
    await knex('marketplace_word').insert(words.map(word => ({ word })));
    const sorted = await knex('marketplace_word').orderBy('word').pluck('word');
    expect(sorted).toEqual(
      [...words].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    await knex.destroy();
  });
});
