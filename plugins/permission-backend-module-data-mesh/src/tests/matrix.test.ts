// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  ABOUT_ENTITY,
  BASIC,
  hiddenWords,
  maySee,
} from '../__testUtils__/expectations';
import {
  matrixEntities,
  POLICY,
  PRODUCTS,
  ROLES,
  type Role,
  secretColumn,
} from '../__testUtils__/matrixMesh';
import { dataMeshRoutes } from '../__testUtils__/routesOf';
import { ELSEWHERE, ROUTES, type RouteCase } from '../__testUtils__/routeTable';
import { type Access, startAccess } from '../__testUtils__/startAccess';
import { knownPermissions } from '../explain/knownPermissions';

jest.setTimeout(180_000);
// Answers are looked at as they come.
/* eslint-disable @typescript-eslint/no-explicit-any */

const directory = createMockDirectory();
const databases = TestDatabases.create({
  ids: process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING
    ? ['SQLITE_3', 'POSTGRES_18']
    : ['SQLITE_3'],
});
/** Products that tell roles apart: all of a domain that is another's, and the strictest of their own. */
const TELLING = PRODUCTS.filter(
  ({ domain, level }) => domain === 'finance' || level === 'restricted',
);
/** An answer without the name that it was asked for, and without places in code. */
const plain = (text: string, word: string) =>
  text
    .split(word)
    .join('…')
    .replace(/"stack":".*?"(,|})/g, '$1');

/** Of no product, and as long as the longest name of one. */
const NOBODY = 'nothing-there';

it('asks every route of the data mesh backend', async () => {
  const routes = (await dataMeshRoutes(directory.path)).filter(
    route => !ELSEWHERE.some(pattern => pattern.test(route)),
  );
  expect(routes).toEqual(Object.keys(ROUTES).sort());
});

it('asks every permission', () => {
  const asked = [...Object.keys(BASIC), ...Object.keys(ABOUT_ENTITY)];
  // Of a template or a task there is none in the mesh; those of the scaffolder have their own test.
  const known = knownPermissions
    .filter(
      permission =>
        permission.type === 'basic' ||
        permission.resourceType === 'catalog-entity',
    )
    .map(({ name }) => name);
  expect([...new Set(known)].sort()).toEqual(asked.sort());
});

/** All plugins in one database, which the tests have made; Knex keeps the password to itself. */
function postgresOf(config: { connection: { database: string } }) {
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

describe.each(databases.eachSupportedId())('on %p', databaseId => {
  let access: Access;

  beforeAll(async () => {
    directory.clear();
    writeFileSync(path.join(directory.path, 'access.yaml'), POLICY);
    const database =
      databaseId === 'SQLITE_3'
        ? undefined
        : postgresOf((await databases.init(databaseId)).client.config);
    access = await startAccess({
      entities: matrixEntities(),
      policies: directory.path,
      database,
      gitHost: path.join(directory.path, 'git'),
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
  });

  /** Fails when an answer names what somebody in a role may not know of. */
  function expectNoLeak(role: Role, what: string, text: string, but: string[]) {
    const rest = but.reduce(
      (left, word) => left.split(word).join('…'),
      text.toLowerCase(),
    );
    const leaked = hiddenWords(role).filter(word => rest.includes(word));
    expect({ role, what, leaked }).toEqual({ role, what, leaked: [] });
  }

  it.each(ROLES)('decides all permissions for %p', async role => {
    const items: Array<{
      permission: Permission;
      resourceRef?: string;
      allowed: boolean;
    }> = [];
    for (const permission of knownPermissions) {
      const { name, type } = permission;
      if (type === 'basic') {
        items.push({ permission, allowed: BASIC[name].includes(role) });
      } else if (ABOUT_ENTITY[name]) {
        for (const product of PRODUCTS) {
          items.push({
            permission,
            resourceRef: `dataproduct:default/${product.name}`,
            allowed: ABOUT_ENTITY[name](role, product),
          });
        }
      }
    }
    const { body, status } = await access.ask(role, 'permission/authorize', {
      method: 'POST',
      body: {
        items: items.map(({ allowed, ...item }, id) => ({
          id: String(id),
          ...item,
        })),
      },
    });
    expect(status).toBe(200);
    const told = (index: number, result: string) =>
      [items[index].permission.name, items[index].resourceRef, result].join(
        ' ',
      );
    expect(
      body.items.map(({ result }: any, index: number) => told(index, result)),
    ).toEqual(
      items.map(({ allowed }, index) =>
        told(index, allowed ? 'ALLOW' : 'DENY'),
      ),
    );
  });

  it.each(Object.entries(ROUTES))(
    'answers %p as the policies say',
    async (route, one: RouteCase) => {
      const [method] = route.split(' ');
      const request = (role: Role, product: string) =>
        access.ask(role, `data-mesh${one.path(product)}`, {
          method,
          ...(one.body && { body: one.body(product) }),
        });
      expect(
        (await access.ask(undefined, `data-mesh${one.path('x')}`, { method }))
          .status,
      ).toBe(401);

      async function check(role: Role) {
        const isRefused =
          one.permission !== undefined && !BASIC[one.permission].includes(role);
        const products = one.isAboutProduct ? TELLING : TELLING.slice(-1);
        const absent = one.isAboutProduct
          ? await request(role, NOBODY)
          : undefined;
        for (const product of products) {
          const { name } = product;
          const found = await request(role, name);
          const what = `${route} ${name}`;
          expectNoLeak(role, what, found.text, [name, name.replace(/-/g, '_')]);
          const isHidden =
            Boolean(one.isAboutProduct) && !maySee(role, product);
          const statuses =
            isRefused && !(one.looksFirst && isHidden)
              ? [403]
              : one.status ?? [200];
          const isLikeAbsent =
            isHidden && !(isRefused && !one.looksFirst) && absent;
          expect({
            role,
            what,
            status: found.status,
            fault: found.status >= 500 ? found.text : '',
            text: isLikeAbsent ? plain(found.text, name) : '',
          }).toEqual({
            role,
            what,
            status: isLikeAbsent
              ? absent.status
              : statuses.find(status => status === found.status) ?? statuses,
            fault: '',
            text: isLikeAbsent ? plain(absent.text, NOBODY) : '',
          });
        }
      }
      await Promise.all(ROLES.map(check));
    },
  );

  const CATALOG: Array<[string, object | undefined]> = [
    ['catalog/entities', undefined],
    ['catalog/entities?filter=kind=dataproduct', undefined],
    ['catalog/entities?filter=kind=domain', undefined],
    ['catalog/entities?filter=kind=group', undefined],
    ['catalog/entities/by-query?limit=100', undefined],
    [
      'catalog/entities/by-query?limit=100&fullTextFilterTerm=restricted',
      undefined,
    ],
    ['catalog/entities/by-name/domain/default/finance', undefined],
    ['catalog/entities/by-name/domain/default/finance/ancestry', undefined],
    ['catalog/entities/by-name/group/default/finance-team', undefined],
    [
      'catalog/entity-facets?facet=spec.classification&facet=metadata.tags',
      undefined,
    ],
    ['catalog/entity-facets?facet=metadata.name', undefined],
    [
      'catalog/entity-facets?facet=relations.hasPart&facet=relations.ownerOf',
      undefined,
    ],
    ['catalog/entity-facets?facet=spec.dependsOn', undefined],
    [
      'catalog/entities/by-refs',
      {
        entityRefs: [
          'domain:default/finance',
          ...PRODUCTS.map(({ name }) => `dataproduct:default/${name}`),
        ],
      },
    ],
    [
      'catalog/refresh',
      { entityRef: 'dataproduct:default/finance-restricted' },
    ],
    ['search/query?term=restricted&pageLimit=100', undefined],
    ['search/query?term=secret&pageLimit=100', undefined],
    ['search/query?term=finance&pageLimit=100', undefined],
  ];
  it.each(CATALOG)('keeps what may not be seen out of %s', async (at, body) => {
    await Promise.all(
      ROLES.map(async role => {
        const { status, text } = await access.ask(role, at, {
          ...(body && { method: 'POST', body }),
        });
        expect([200, 403, 404]).toContain(status);
        const asked = JSON.stringify(body ?? '');
        const but = at.includes('refresh')
          ? PRODUCTS.map(({ name }) => name)
          : [];
        expectNoLeak(role, `${at} ${asked.length}`, text, but);
      }),
    );
  });

  it('answers for entities that may not be seen as for those that are not there', async () => {
    for (const role of ROLES) {
      for (const product of PRODUCTS) {
        const at = (name: string) =>
          `catalog/entities/by-name/dataproduct/default/${name}`;
        const found = await access.ask(role, at(product.name));
        const absent = await access.ask(role, at(NOBODY));
        const isSeen = maySee(role, product);
        expect({
          role,
          name: product.name,
          status: found.status,
          text: isSeen ? '' : plain(found.text, product.name),
        }).toEqual({
          role,
          name: product.name,
          status: isSeen ? 200 : absent.status,
          text: isSeen ? '' : plain(absent.text, NOBODY),
        });
      }
    }
  });

  it('finds columns only in contracts that may be read', async () => {
    for (const role of ROLES) {
      const { body } = await access.ask(
        role,
        'search/query?term=secret&types[]=data-column&pageLimit=100',
      );
      const names = (body.results ?? [])
        .map((one: any) => one.document.column)
        .sort();
      expect({ role, names }).toEqual({
        role,
        names: PRODUCTS.filter(product => maySee(role, product))
          .map(({ name }) => `things.${secretColumn(name)}`)
          .sort(),
      });
    }
  });
});
