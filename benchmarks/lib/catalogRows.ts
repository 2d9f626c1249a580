// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';

interface SearchRow {
  entity_id: string;
  key: string;
  value: string | null;
  original_value: string | null;
}

// How the catalog breaks an entity up for its filters is not part of its face, and must not be guessed here.
const catalogFolder = dirname(
  require.resolve('@backstage/plugin-catalog-backend/package.json'),
);
const { buildEntitySearch } = require(join(
  catalogFolder,
  'dist/database/operations/stitcher/buildEntitySearch.cjs.js',
)) as { buildEntitySearch(id: string, entity: Entity): SearchRow[] };

const BATCH = 500;
const FAR_AWAY = '9999-01-01 00:00:00';

/** Inserts many rows by one statement with one parameter: a mesh has a million of them. */
async function insert(knex: Knex, table: string, rows: object[]) {
  const columns = Object.keys(rows[0]);
  if (knex.client.config.client === 'pg') {
    await knex.raw(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, ?::json)`,
      [JSON.stringify(rows)],
    );
    return;
  }
  const values = columns.map(column => `value ->> '$.${column}'`);
  await knex.raw(
    `insert into ${table} (${columns}) select ${values} from json_each(?)`,
    [JSON.stringify(rows)],
  );
}

async function finish(
  knex: Knex,
  items: Array<{ id: string; entity: Entity }>,
) {
  const finals = items.map(({ id, entity }) => {
    const hash = createHash('sha1')
      .update(JSON.stringify(entity))
      .digest('hex');
    const metadata = { ...entity.metadata, uid: id, etag: hash };
    return { id, hash, entity: { ...entity, metadata } };
  });
  await insert(
    knex,
    'final_entities',
    finals.map(({ id, hash, entity }) => ({
      entity_id: id,
      entity_ref: stringifyEntityRef(entity),
      hash,
      final_entity: JSON.stringify(entity),
      last_updated_at: new Date().toISOString(),
    })),
  );
  await insert(
    knex,
    'search',
    finals.flatMap(({ id, entity }) => buildEntitySearch(id, entity)),
  );
}

/**
 * Writes entities into the catalog's tables as they are after processing, which takes the catalog far longer than a
 * benchmark has time for. The catalog must not be processing meanwhile.
 */
export async function storeEntities(knex: Knex, entities: Entity[]) {
  for (let start = 0; start < entities.length; start += BATCH) {
    const items = entities
      .slice(start, start + BATCH)
      .map((entity, index) => ({ id: `id-${start + index}`, entity }));
    await knex.transaction(async tx => {
      await insert(
        tx,
        'refresh_state',
        items.map(({ id, entity }) => ({
          entity_id: id,
          entity_ref: stringifyEntityRef(entity),
          unprocessed_entity: JSON.stringify(entity),
          processed_entity: JSON.stringify(entity),
          errors: '[]',
          next_update_at: FAR_AWAY,
          last_discovery_at: new Date().toISOString(),
        })),
      );
      await finish(tx, items);
    });
  }
  await knex.raw('analyze');
}

/** Makes final what the catalog was told and has not processed yet, and nothing due. */
export async function finishEntities(knex: Knex) {
  await knex('refresh_state').update({ next_update_at: FAR_AWAY });
  await knex('stitch_queue').delete();
  for (;;) {
    const rows = await knex('refresh_state')
      .leftJoin(
        'final_entities',
        'final_entities.entity_id',
        'refresh_state.entity_id',
      )
      .whereNull('final_entities.entity_id')
      .select('refresh_state.entity_id', 'unprocessed_entity')
      .limit(BATCH);
    if (rows.length === 0) {
      return;
    }
    const items = rows.map(row => ({
      id: row.entity_id,
      entity: JSON.parse(row.unprocessed_entity),
    }));
    await knex.transaction(tx => finish(tx, items));
  }
}
