// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Permission } from '@backstage/plugin-permission-common';
import { CATALOG } from '../__testUtils__/catalogTable';
import {
  ABOUT_ACTION,
  ABOUT_ENTITY,
  ABOUT_TASK,
  ABOUT_TEMPLATE,
  BASIC,
  hiddenWords,
  maySee,
  MEMBERS,
  productsFor,
} from '../__testUtils__/expectations';
import {
  type Domain,
  DOMAINS,
  PRODUCTS,
  ROLES,
  type Role,
  secretColumn,
  TEMPLATE,
} from '../__testUtils__/matrixMesh';
import { dataMeshRoutes } from '../__testUtils__/routesOf';
import { ELSEWHERE, ROUTES, type RouteCase } from '../__testUtils__/routeTable';
import type { Access } from '../__testUtils__/startAccess';
import { startMatrix } from '../__testUtils__/startMatrix';
import { knownPermissions } from '../explain/knownPermissions';

// Of a machine that does much else; on an idle one it takes half a minute for each database.
jest.setTimeout(600_000);
// Answers are looked at as they come.
/* eslint-disable @typescript-eslint/no-explicit-any */

const directory = createMockDirectory();
const databases = TestDatabases.create({
  ids: process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING
    ? ['SQLITE_3', 'POSTGRES_18']
    : ['SQLITE_3'],
});

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
  const asked = [
    BASIC,
    ABOUT_ENTITY,
    ABOUT_TASK,
    ABOUT_TEMPLATE,
    ABOUT_ACTION,
  ].flatMap(Object.keys);
  const known = knownPermissions.map(({ name }) => name);
  expect([...new Set(known)].sort()).toEqual(asked.sort());
});

describe.each(databases.eachSupportedId())('on %p', databaseId => {
  let access: Access;
  /** What members have made with the template. */
  let tasks: Array<{ id: string; starter: Role; domain: Domain }>;

  beforeAll(async () => {
    directory.clear();
    const made =
      databaseId === 'SQLITE_3' ? undefined : await databases.init(databaseId);
    access = await startMatrix(directory.path, made?.client.config);
    const start = async (starter: Role, domain: Domain) => {
      const { body } = await access.ask(starter, 'scaffolder/v2/tasks', {
        method: 'POST',
        body: { templateRef: TEMPLATE, values: { domain } },
      });
      return { id: body.id as string, starter, domain };
    };
    tasks = await Promise.all(
      MEMBERS.flatMap(starter => DOMAINS.map(domain => start(starter, domain))),
    );
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
      } else if (ABOUT_TEMPLATE[name]) {
        items.push({
          permission,
          resourceRef: TEMPLATE,
          allowed: ABOUT_TEMPLATE[name].includes(role),
        });
      } else if (ABOUT_TASK[name]) {
        for (const { id, starter } of tasks) {
          items.push({
            permission,
            resourceRef: id,
            allowed: ABOUT_TASK[name](role, starter),
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
    expect([status, body.error]).toEqual([200, undefined]);
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

  it('runs actions of the scaffolder where the policies allow them', async () => {
    const mayRun = ABOUT_ACTION['scaffolder.action.execute'];
    const outcomes = await Promise.all(
      tasks.map(async ({ id, starter, domain }) => {
        const at = `scaffolder/v2/tasks/${id}`;
        let status: string;
        do {
          await pause(200);
          status = (await access.ask(starter, at)).body.status;
        } while (['open', 'processing'].includes(status));
        const { text } = await access.ask(starter, `${at}/events`);
        const isRefused = text.includes('Unauthorized action');
        return [starter, domain, status, isRefused].join(' ');
      }),
    );
    expect(outcomes).toEqual(
      tasks.map(({ starter, domain }) =>
        [
          starter,
          domain,
          ...(mayRun(starter, domain)
            ? ['completed', false]
            : ['failed', true]),
        ].join(' '),
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
        const products = one.isAboutProduct
          ? productsFor(role, databaseId)
          : PRODUCTS.slice(-1);
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
    const at = (name: string) =>
      `catalog/entities/by-name/dataproduct/default/${name}`;
    async function check(role: Role) {
      const absent = await access.ask(role, at(NOBODY));
      for (const product of PRODUCTS) {
        const found = await access.ask(role, at(product.name));
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
    await Promise.all(ROLES.map(check));
  });

  it('finds columns only in contracts that may be read', async () => {
    async function check(role: Role) {
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
    await Promise.all(ROLES.map(check));
  });
});
