// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import catalogModuleDataMesh from '@meshwright/plugin-catalog-backend-module-data-mesh';
import type { JsonValue } from '@backstage/types';
import type { Knex } from 'knex';
import { finishEntities } from './catalogRows';
import {
  fileLocation,
  type Notation,
  organisation,
  writeMesh,
} from './meshFiles';
import { type Portal, startPortal, until } from './portal';
import { workFolder } from './workFolder';

/** A catalog beside a folder of files, and how it is told to read them. */
export interface Mesh {
  portal: Portal;
  files: string;
  notation: Notation;
  pairs: number;
  /** Has the files read. It is done when the catalog has taken over what comes of it, processed or not. */
  read(): Promise<void>;
}

interface MeshOptions {
  notation: Notation;
  pairs: number;
  /** Whether the catalog processes what it was given, for ours; its own reading of files is processing. */
  processing: boolean;
}

/** Starts a catalog that knows the organisation, and what an earlier process has left in it. */
export async function startMesh(options: MeshOptions): Promise<Mesh> {
  const { notation, pairs } = options;
  const folder = `provider/${pairs}/${notation}`;
  const files = workFolder(`${folder}/files`);
  if (!existsSync(join(files, 'team-0'))) {
    writeMesh(files, notation, pairs);
  }
  const database = workFolder(`${folder}/database`);
  const read = notation === 'descriptors' ? ours : plain;
  return { ...(await read(files, database, options)), files, notation, pairs };
}

/** Long enough for no entity to be due again by itself while something is measured. */
const SELDOM = { hours: 24 };

/** Meshwright's provider for a folder. */
async function ours(
  files: string,
  database: string,
  { processing }: MeshOptions,
) {
  const startWith = (processingInterval: JsonValue) =>
    startPortal({
      folder: database,
      catalog: {
        processingInterval,
        providers: { dataMesh: { local: { type: 'folder', path: files } } },
      },
      features: [catalogModuleDataMesh],
    });
  let portal = await startWith(SELDOM);
  await portal.provide(organisation());
  await rested(portal);
  if (!processing) {
    await portal.stop();
    portal = await startWith(false);
  }
  return {
    portal,
    async read() {
      await portal.scheduler.run('data-mesh-refresh-local');
      await portal.scheduler.run('data-mesh-publish');
    },
  };
}

/** One location of the catalog's own, whose target has a pattern, as `catalog.locations` would make it. */
async function plain(files: string, database: string) {
  const portal = await startPortal({
    folder: database,
    catalog: { processingInterval: SELDOM },
    features: [],
  });
  const location = fileLocation(`${files}/**/*.yaml`);
  let known = (await taken(portal)) > 0;
  await portal.provide([...organisation(), ...(known ? [location] : [])]);
  await rested(portal);
  return {
    portal,
    async read() {
      const before = portal.processed();
      if (known) {
        await portal.ask('catalog/refresh', {
          entityRef: 'location:default/benchmark',
        });
      } else {
        await portal.provide([...organisation(), location]);
        known = true;
      }
      // The location is the only one that is due, so it is the first to be processed.
      await until(() => portal.processed() > before);
    },
  };
}

/** Products and contracts that the catalog was given. */
async function taken({ knex }: Portal): Promise<number> {
  return countOf(knex('refresh_state'));
}

/** Products and contracts that the catalog answers for. */
export async function answered({ knex }: Portal): Promise<number> {
  return countOf(knex('final_entities'));
}

async function countOf(table: Knex.QueryBuilder): Promise<number> {
  const row = await table
    .where('entity_ref', 'like', '%:default/product-%')
    .orWhere('entity_ref', 'like', '%:default/contract-%')
    .count({ n: '*' })
    .first();
  return Number(row?.n);
}

/** Waits until the catalog has nothing to process and nothing to stitch any more. */
async function rested({ knex }: Portal) {
  let quiet = 0;
  await until(async () => {
    const due = await knex('refresh_state')
      .where('next_update_at', '<=', knex.fn.now())
      .first('entity_id');
    const stitch = await knex('stitch_queue').first('entity_ref');
    quiet = due || stitch ? 0 : quiet + 1;
    return quiet >= 5;
  }, 300);
}

/** Has all files read, and makes sure that the catalog has got them all. */
export async function readAll(mesh: Mesh) {
  await mesh.read();
  const count = await taken(mesh.portal);
  if (count !== 2 * mesh.pairs) {
    throw new Error(`The catalog was given ${count} entities only`);
  }
}

/** Stops a catalog; what it has not processed is made to look as if it had. */
export async function finishAndStop({ portal }: Mesh) {
  await finishEntities(portal.knex);
  await portal.stop();
}

/**
 * A mesh that the catalog has read before, with nothing due. It is read once more here: the catalog's own location
 * takes what it finds the second time for changed, since it has a parent by then.
 */
export async function startKnownMesh(
  notation: Notation,
  pairs: number,
): Promise<Mesh> {
  const options = { notation, pairs, processing: true };
  const before = await startMesh(options);
  if ((await taken(before.portal)) === 0) {
    await readAll(before);
    await finishAndStop(before);
    return startKnownMesh(notation, pairs);
  }
  await readAll(before);
  await finishAndStop(before);
  return startMesh(options);
}
