// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { CATALOG } from '../__testUtils__/catalogTable';
import { countsFor } from '../__testUtils__/countTable';
import {
  ABOUT_ACTION,
  ABOUT_ENTITY,
  ABOUT_TASK,
  ABOUT_TEMPLATE,
  BASIC,
  maySee,
  MEMBERS,
  productsFor,
} from '../__testUtils__/expectations';
import { fillMesh, NOWHERE } from '../__testUtils__/fillMesh';
import {
  type Domain,
  DOMAINS,
  MAKE_PRODUCT,
  type MatrixProduct,
  PRODUCTS,
  PEOPLE,
  ROLES,
  type Role,
  secretColumn,
  TEMPLATE,
} from '../__testUtils__/matrixMesh';
import {
  permissionItems,
  type StartedTask,
} from '../__testUtils__/permissionItems';
import { dataMeshRoutes } from '../__testUtils__/routesOf';
import {
  type Asked,
  expectAudited,
  expectNoLeak,
  plain,
} from '../__testUtils__/judge';
import type { Place, RouteCase } from '../__testUtils__/routes/routeCase';
import { ELSEWHERE, ROUTES } from '../__testUtils__/routeTable';
import type { Access } from '../__testUtils__/startAccess';
import { startMatrix } from '../__testUtils__/startMatrix';
import { knownPermissions } from '../explain/knownPermissions';

// Of a machine that does much else.
jest.setTimeout(600_000);
// Answers are looked at as they come.
/* eslint-disable @typescript-eslint/no-explicit-any */

const directory = createMockDirectory();
const databases = TestDatabases.create({
  ids: process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING
    ? ['SQLITE_3', 'POSTGRES_18']
    : ['SQLITE_3'],
});

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
  let tasks: StartedTask[];
  /** What there is of each product. */
  let places: Map<string, Place>;

  beforeAll(async () => {
    directory.clear();
    const made =
      databaseId === 'SQLITE_3' ? undefined : await databases.init(databaseId);
    access = await startMatrix(directory.path, made?.client.config);
    places = await fillMesh(access);
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

  it.each(ROLES)('decides all permissions for %p', async role => {
    const items = permissionItems(role, tasks);
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

  it('counts nothing that may not be seen', async () => {
    const all = await access.ask('auditor', 'data-mesh/v1/incidents?limit=100');
    async function check(role: Role) {
      const owned = {
        name: 'owned',
        domain: 'sales',
        level: 'restricted',
      } as const;
      const whole = PRODUCTS.filter(product => maySee(role, product));
      const products = [...whole, ...(maySee(role, owned) ? [owned] : [])];
      const names = products.map(({ name }) => `dataproduct:default/${name}`);
      const incidents = all.body.items.filter((one: any) =>
        names.includes(one.product),
      ).length;
      for (const [path, figure, expected] of countsFor(role)) {
        const { body, status, text } = await access.ask(role, path);
        expect({
          role,
          path,
          figure: status === 200 ? figure(body) : text,
        }).toEqual({
          role,
          path,
          figure: expected({ products, whole, incidents }),
        });
      }
    }
    expect(all.body.total).toBe(all.body.items.length);
    await Promise.all(ROLES.map(check));
  });

  it('tells nobody of what they may not see', async () => {
    const rolesOf = (ref: string) =>
      ROLES.filter(role =>
        [
          `user:default/${role}`,
          ...PEOPLE[role].map(group => `group:default/${group}`),
        ].includes(ref),
      );
    await access.until(async () => access.told.length > 0, 'notifications');
    const leaks = access.told.flatMap(({ recipients, payload }) => {
      if (recipients.type !== 'entity') return ['told everybody'];
      const text = JSON.stringify(payload);
      const hidden = (role: Role) =>
        PRODUCTS.filter(
          product => text.includes(product.name) && !maySee(role, product),
        ).map(({ name }) => `${role}: ${name}`);
      return [recipients.entityRef].flat().flatMap(rolesOf).flatMap(hidden);
    });
    expect(leaks).toEqual([]);
  });

  it('says of a step of a template who may run it with its inputs, and why not', async () => {
    const path = 'permission/data-mesh/v1/explain/action';
    const make = (domain: unknown) => ({
      method: 'POST',
      body: { action: MAKE_PRODUCT, input: { product: { domain } } },
    });
    const answers = await Promise.all(
      ['sales', 'finance'].map(async domain => {
        const { body } = await access.ask('domain-owner', path, make(domain));
        return body.answers;
      }),
    );
    expect(answers).toEqual([
      [expect.objectContaining({ result: 'allow' })],
      [
        expect.objectContaining({
          permission: 'scaffolder.action.execute',
          result: 'deny',
          rule: 'own-domain-only',
          message: expect.stringContaining('only in domains'),
          reason: expect.stringContaining('answers for'),
          ask: expect.arrayContaining([expect.stringMatching(/^group:/)]),
        }),
      ],
    ]);
    const stranger = await access.ask(undefined, path, make('sales'));
    const service = await access.ask('service', path, make('sales'));
    const wrong = await access.ask('developer', path, {
      method: 'POST',
      body: { action: '', other: 1 },
    });
    expect([stranger.status, service.status, wrong.status]).toEqual([
      401, 403, 400,
    ]);
  });

  it('names people to ask who are there', async () => {
    const { body } = await access.ask(
      'steward',
      'data-mesh/v1/access/explain?permission=data-mesh.governance.waive&resource=dataproduct:default/sales-restricted',
    );
    expect(body.answers).toEqual([
      expect.objectContaining({
        result: 'deny',
        policy: 'matrix-access',
        rule: 'restricted-is-not-waived',
        message: 'Restricted products keep all rules.',
        // The rule names a group that nobody has made.
        ask: ['group:default/sales-team'],
      }),
    ]);
  });

  it.each<[string, Role, string, object | undefined, object]>([
    [
      'the catalog, of what one may register',
      'consumer',
      'POST catalog/locations',
      { type: 'url', target: 'https://example.com/x.yaml' },
      {
        permission: 'catalog.location.create',
        rule: 'register',
        message: expect.stringContaining('register locations'),
      },
    ],
    [
      'the catalog, of what one owns and offers',
      'developer',
      'DELETE catalog/entities/by-uid/_uid_',
      undefined,
      {
        permission: 'catalog.entity.delete',
        subject: 'dataproduct:default/sales-internal',
        rule: 'retire-first',
        message: expect.stringContaining('Retire it first'),
      },
    ],
    [
      'the catalog, of what others own',
      'consumer',
      'DELETE catalog/entities/by-uid/_uid_',
      undefined,
      {
        permission: 'catalog.entity.delete',
        subject: 'dataproduct:default/sales-internal',
        rule: 'retire-first',
        message: expect.stringMatching(/Ask group:default\/sales-team\.$/),
      },
    ],
    [
      'the catalog, of what is read anew',
      'auditor',
      'POST catalog/refresh',
      { entityRef: 'dataproduct:default/sales-internal' },
      {
        permission: 'catalog.entity.refresh',
        rule: 'work-in-the-mesh',
        message: expect.stringContaining("refuses 'catalog.entity.refresh'"),
      },
    ],
  ])('hears why from %s', async (_, role, request, body, expected) => {
    const { body: product } = await access.ask(
      'auditor',
      'catalog/entities/by-name/dataproduct/default/sales-internal',
    );
    const [method, at] = request
      .replace('_uid_', product.metadata.uid)
      .split(' ');
    const { id, body: answer } = await access.ask(role, at, { method, body });
    const { message } = answer.error;
    const kept = access.audited.find(
      one => one.requestId === id && one.eventId === 'access-denied',
    );
    expect(kept?.outcome).toBe('failed');
    expect(kept?.error).toBe(message);
    expect({ ...kept?.meta, message }).toMatchObject({
      person: `user:default/${role}`,
      policy: 'default-access',
      ...expected,
    });
  });

  it('lets nobody register or unregister who may not', async () => {
    const catalog = 'catalog/entities?filter=kind=dataproduct';
    const before = (await access.ask('auditor', catalog)).body;
    async function check(role: Role) {
      if (role === 'platform-engineer') return;
      for (const { metadata } of before) {
        const at = `catalog/entities/by-uid/${metadata.uid}`;
        const { status } = await access.ask(role, at, { method: 'DELETE' });
        expect({ role, name: metadata.name, status }).toEqual({
          role,
          name: metadata.name,
          status: status === 404 ? 404 : 403,
        });
      }
    }
    await Promise.all(ROLES.map(check));
    const others = ROLES.filter(
      role => !BASIC['catalog.location.create'].includes(role),
    );
    const statuses = await Promise.all(
      others.map(async role => {
        const body = { type: 'url', target: 'https://example.com/x.yaml' };
        const at = 'catalog/locations';
        return (await access.ask(role, at, { method: 'POST', body })).status;
      }),
    );
    expect(statuses).toEqual(others.map(() => 403));
    const after = (await access.ask('auditor', catalog)).body;
    expect(after).toHaveLength(before.length);
  });

  it.each(Object.entries(ROUTES))(
    'answers %p as the policies say',
    async (route, one: RouteCase) => {
      const [method] = route.split(' ');
      const asked: Asked[] = [];
      async function request(role: Role, place: Place) {
        const answer = await access.ask(role, `data-mesh${one.path(place)}`, {
          method,
          ...(one.body && { body: one.body(place) }),
        });
        const { id, status, text } = answer;
        asked.push({ id, role, place, status });
        return { status, text };
      }
      const stranger = await access.ask(
        undefined,
        `data-mesh${one.path(NOWHERE)}`,
        { method },
      );
      expect(stranger.status).toBe(401);

      const answers = new Map<Role, ReturnType<typeof request>>();
      const nowhere = (role: Role) => {
        const answer = answers.get(role) ?? request(role, NOWHERE);
        answers.set(role, answer);
        return answer;
      };

      async function check(role: Role, product: MatrixProduct) {
        const place = places.get(product.name)!;
        const found = await request(role, place);
        const what = `${route} ${product.name}`;
        expectNoLeak(role, what, found.text, [
          product.name,
          product.name.replace(/-/g, '_'),
        ]);
        const isRefused =
          one.permission !== undefined && !BASIC[one.permission].includes(role);
        const isHidden = Boolean(one.isAboutProduct) && !maySee(role, product);
        const statuses =
          isRefused || one.allows?.(role, product) === false
            ? [403]
            : one.status ?? [200];
        const absent = isHidden && !isRefused ? await nowhere(role) : undefined;
        expect({
          role,
          what,
          status: found.status,
          fault: found.status >= 500 ? found.text : '',
          text: absent ? plain(found.text, place) : '',
        }).toEqual({
          role,
          what,
          status: absent
            ? absent.status
            : statuses.find(status => status === found.status) ?? statuses,
          fault: '',
          text: absent ? plain(absent.text, NOWHERE) : '',
        });
      }
      const cells = ROLES.flatMap(role =>
        (one.isAboutProduct
          ? productsFor(role, databaseId)
          : PRODUCTS.slice(-1)
        ).map(product => ({ role, product })),
      );
      const isLast = ({ role, product }: (typeof cells)[number]) =>
        Boolean(one.isSpent) &&
        maySee(role, product) &&
        one.allows?.(role, product) !== false;
      for (const round of [
        cells.filter(cell => !isLast(cell)),
        cells.filter(isLast),
      ]) {
        await Promise.all(
          round.map(({ role, product }) => check(role, product)),
        );
      }
      await expectAudited(
        access.audited,
        asked.map(each => ({ ...each, route, one })),
      );
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
      const absent = await access.ask(role, at(NOWHERE.product));
      for (const product of PRODUCTS) {
        const found = await access.ask(role, at(product.name));
        const isSeen = maySee(role, product);
        expect({
          role,
          name: product.name,
          status: found.status,
          text: isSeen
            ? ''
            : plain(found.text, { ...NOWHERE, product: product.name }),
        }).toEqual({
          role,
          name: product.name,
          status: isSeen ? 200 : absent.status,
          text: isSeen ? '' : plain(absent.text, NOWHERE),
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
