// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { matrixEntities, POLICY, PRODUCTS } from './matrixMesh';
import { type Access, startAccess } from './startAccess';

// Answers are looked at as they come.
/* eslint-disable @typescript-eslint/no-explicit-any */

interface MadeDatabase {
  connection: { database: string };
}

/** All plugins in one database, which the tests have made; Knex keeps the password to itself. */
export function postgresOf(config: MadeDatabase) {
  const server = new URL(
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING!,
  );
  return {
    client: 'pg',
    connection: {
      host: server.hostname,
      port: Number(server.port),
      user: server.username,
      password: server.password,
      database: config.connection.database,
    },
    pluginDivisionMode: 'schema',
    ensureSchemaExists: true,
    ensureExists: false,
  };
}

/**
 * Starts a backend with the mesh of the matrix, and waits until all of it has arrived in every index.
 *
 * @param folder - Empty; for policies and the git host
 * @param database - Settings of a database that was made on PostgreSQL; SQLite without them
 */
export async function startMatrix(
  folder: string,
  database?: MadeDatabase,
): Promise<Access> {
  writeFileSync(path.join(folder, 'access.yaml'), POLICY);
  const access = await startAccess({
    entities: matrixEntities(),
    policies: folder,
    database: database && postgresOf(database),
    gitHost: path.join(folder, 'git'),
  });
  const { ask, until } = access;
  await until(async () => {
    const { body } = await ask('steward', 'catalog/entities?filter=kind=api');
    return (
      body.length === PRODUCTS.length &&
      body.every((entity: any) =>
        ['ownedBy', 'partOf', 'apiProvidedBy'].every(type =>
          entity.relations?.some((one: any) => one.type === type),
        ),
      )
    );
  }, 'contracts with relations');
  await until(async () => {
    const { status } = await ask(
      'consumer',
      'catalog/entities/by-name/template/default/make-product',
    );
    return status === 200;
  }, 'the template');
  await until(async () => {
    const { body } = await ask('contractor', 'data-mesh/v1/products?limit=1');
    return body.totalItems === 6 && !body.indexing;
  }, 'the index of the marketplace');
  await until(async () => {
    const found = await ask(
      'steward',
      'search/query?term=secret&pageLimit=100',
    );
    return found.body.results?.length >= PRODUCTS.length;
  }, 'columns in the search');
  return access;
}
