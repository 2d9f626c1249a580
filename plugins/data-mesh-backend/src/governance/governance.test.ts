// SPDX-License-Identifier: Apache-2.0
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { GovernanceChange } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import request from 'supertest';
import dataMeshPlugin from '..';
import { testDatabases } from '../__testUtils__/startDataMesh';

jest.setTimeout(60_000);

/** What the test's scheduler takes of a task. */
interface SchedulerTask {
  id: string;
  fn: (signal: AbortSignal) => Promise<void>;
}

const product = (name: string, owner = 'shop'): Entity => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name, namespace: 'default', title: name.toUpperCase() },
  spec: {
    lifecycle: 'active',
    owner: `group:default/${owner}`,
    domain: 'domain:default/sales',
    outputPorts: [{ name: 'out', contract: `api:default/${name}-v1` }],
  },
});

const contract = (name: string, classification = ''): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: `${name}-v1`, namespace: 'default' },
  spec: {
    type: 'data-contract',
    lifecycle: 'active',
    owner: 'group:default/shop',
    definition: `apiVersion: v3.1.0
kind: DataContract
id: ${name}
name: ${name}
version: 1.0.0
status: active
schema:
  - name: ${name}
    properties:
      - name: mail
        logicalType: string
        tags: [personal-data]
${classification && `        classification: ${classification}\n`}`,
  },
});

const policy = (given: Record<string, unknown> = {}): Entity => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'GovernancePolicy',
  metadata: { name: 'personal', namespace: 'default', title: 'Personal data' },
  spec: {
    version: '1.0.0',
    owner: 'group:default/stewards',
    lifecycle: 'enabled',
    purpose: 'People are protected.',
    target: { kinds: ['contract'] },
    rules: [
      {
        id: 'classified',
        each: 'contract.columns.filter(c, c.personal)',
        check: "item.classification == 'confidential'",
        message: '${item.fullName} is not confidential',
      },
    ],
    ...given,
  } as Entity['spec'],
});

const databases = testDatabases();

describe.each(databases.eachSupportedId())('governance, %p', id => {
  let knex: Knex;
  let entities: Entity[];
  let denied: string[];
  let hidden: string[];
  let triggers: Map<string, () => Promise<void>>;

  /** A catalog that shows what it holds now, and to people only what is not hidden. */
  function catalog() {
    // The mock takes options of two kinds; those of the backend have credentials.
    const of = (options: any) => {
      const own = options.credentials.principal.type === 'service';
      return catalogServiceMock({
        entities: entities.filter(
          entity => own || !hidden.includes(stringifyEntityRef(entity)),
        ),
      });
    };
    return catalogServiceMock.mock({
      getEntityByRef: (ref, options) =>
        of(options).getEntityByRef(ref, options as never),
      getEntitiesByRefs: (query, options) =>
        of(options).getEntitiesByRefs(query, options as never),
      streamEntities: (query, options) =>
        of(options).streamEntities(query, options as never),
    }).factory;
  }

  async function start(config: object = {}) {
    triggers = new Map();
    const { server } = await startTestBackend({
      features: [
        dataMeshPlugin,
        catalog(),
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://localhost' }, ...config },
        }),
        mockServices.database.mock({ getClient: async () => knex }).factory,
        mockServices.scheduler.mock({
          scheduleTask: async ({ id: task, fn }: SchedulerTask) => {
            triggers.set(task, () => fn(new AbortController().signal));
          },
          triggerTask: async (task: string) => triggers.get(task)?.(),
        } as never).factory,
        mockServices.permissions.mock({
          authorizeConditional: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW })) as never,
          authorize: async requests =>
            requests.map(({ permission }) => ({
              result: denied.includes(permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            })),
        }).factory,
      ],
    });
    const url = (path: string) => `/api/data-mesh/v1/governance/${path}`;
    return {
      evaluate: () => triggers.get('governance-evaluate')!(),
      get: async (path: string, status = 200) =>
        (await request(server).get(url(path)).expect(status)).body,
      post: (path: string, body: object) =>
        request(server)
          .post(url(path))
          .set(
            'authorization',
            mockCredentials.user.header('user:default/miriam'),
          )
          .send(body),
      delete: (path: string) => request(server).delete(url(path)),
    };
  }

  const contractPath = 'subjects/api/default/orders-v1';

  beforeEach(async () => {
    knex = await databases.init(id);
    entities = [product('orders'), contract('orders'), policy()];
    denied = [];
    hidden = [];
  });

  it('knows nothing before it was asked, then the verdicts', async () => {
    const { get, evaluate } = await start();
    expect(await get(contractPath)).toMatchObject({ verdicts: [] });
    await evaluate();
    expect(await get(contractPath)).toEqual({
      subject: 'api:default/orders-v1',
      counts: { pass: 0, fail: 1, waived: 0, 'not-applicable': 0, error: 0 },
      verdicts: [
        {
          policy: 'personal',
          rule: 'classified',
          subject: 'api:default/orders-v1',
          outcome: 'fail',
          severity: 'error',
          message: 'orders.mail is not confidential',
          evidence: [{ path: 'api:default/orders-v1#/schema/0/properties/0' }],
          id: expect.stringMatching(/^[0-9a-f]{16}$/),
          policyVersion: '1.0.0',
        },
      ],
      evaluatedAt: expect.any(String),
    });
  });

  it('follows the catalog, and keeps how it came about', async () => {
    const { get, evaluate } = await start();
    await evaluate();
    entities = [
      product('orders'),
      contract('orders', 'confidential'),
      policy(),
    ];
    await evaluate();
    expect(await get(contractPath)).toMatchObject({
      counts: { pass: 1, fail: 0 },
    });
    expect(await get('policies/personal/failures')).toEqual({ items: [] });
    entities = [product('orders'), contract('orders', 'public'), policy()];
    await evaluate();
    const changes = (await get(`${contractPath}/history`)).items;
    expect(
      changes.map(({ before, after }: GovernanceChange) => [before, after]),
    ).toEqual([
      ['pass', 'fail'],
      ['fail', 'pass'],
      [undefined, 'fail'],
    ]);
    const first = await get(`${contractPath}/history?limit=2`);
    const second = await get(
      `${contractPath}/history?limit=2&cursor=${first.nextCursor}`,
    );
    expect([...first.items, ...second.items]).toEqual(changes);
    expect(second.nextCursor).toBeUndefined();
  });

  it('writes nothing where nothing is another, also in a replica that just began', async () => {
    const one = await start();
    await one.evaluate();
    const before = await one.get(contractPath);
    await one.evaluate();
    const other = await start();
    await other.evaluate();
    expect(await other.get(contractPath)).toEqual(before);
    expect((await other.get(`${contractPath}/history`)).items).toHaveLength(1);
  });

  it('forgets what is gone', async () => {
    const { get, evaluate } = await start();
    await evaluate();
    entities = [product('orders'), policy()];
    await evaluate();
    await get(contractPath, 404);
    expect(await get('policies/personal/failures')).toEqual({ items: [] });
  });

  it('lists policies with what keeps them from being used, and asks only sound ones', async () => {
    entities.push(
      {
        ...policy({
          rules: [{ id: 'x', check: 'contract.nam', message: 'x' }],
        }),
        metadata: { name: 'broken', namespace: 'default' },
      },
      {
        ...policy({
          domain: 'sales',
          strengthens: 'persnal',
          rules: undefined,
        }),
        metadata: { name: 'own', namespace: 'default' },
      },
      {
        ...policy({
          domain: 'sales',
          strengthens: 'personal',
          rules: undefined,
        }),
        metadata: { name: 'stricter', namespace: 'default' },
      },
    );
    const { get, evaluate } = await start({
      dataMesh: { governance: { library: ['product-owner'] } },
    });
    await evaluate();
    const { items } = await get('policies');
    expect(items).toMatchObject([
      {
        name: 'broken',
        errors: [expect.stringContaining("no field 'nam'")],
        conflicts: [],
      },
      {
        name: 'own',
        domain: 'sales',
        conflicts: [expect.stringContaining('Did you mean personal?')],
      },
      {
        name: 'personal',
        owner: 'stewards',
        rules: ['classified'],
        entityRef: 'governancepolicy:default/personal',
        errors: [],
      },
      { name: 'stricter', rules: ['classified'], conflicts: [] },
      { name: 'product-owner', lifecycle: 'enabled' },
    ]);
    expect(await get('subjects/dataproduct/default/orders')).toMatchObject({
      verdicts: [{ policy: 'product-owner', outcome: 'pass' }],
    });
  });

  it('refuses to start with a pack that does not exist', async () => {
    await expect(
      start({ dataMesh: { governance: { library: ['gpdr'] } } }),
    ).rejects.toThrow("Did you mean 'gdpr'?");
  });

  it('shows nobody what they may not read in the catalog', async () => {
    entities.push(
      contract('secret'),
      { ...policy(), metadata: { name: 'zz-hidden', namespace: 'default' } },
      contract('zebra'),
    );
    const { get, evaluate, post } = await start();
    await evaluate();
    hidden = ['api:default/secret-v1', 'governancepolicy:default/zz-hidden'];
    await get('subjects/api/default/secret-v1', 404);
    await get('subjects/api/default/secret-v1/history', 404);
    expect((await get('policies')).items).toHaveLength(1);
    const page = await get('policies/personal/failures?limit=1');
    expect(page.items).toMatchObject([{ subject: 'api:default/orders-v1' }]);
    expect(Buffer.from(page.nextCursor, 'base64url').toString()).not.toContain(
      'secret',
    );
    const next = await get(
      `policies/personal/failures?limit=1&cursor=${page.nextCursor}`,
    );
    expect(next).toEqual({
      items: [expect.objectContaining({ subject: 'api:default/zebra-v1' })],
    });
    const { body } = await post('impact', {
      policy: JSON.stringify(
        policy({
          severity: 'warning',
          rules: [{ id: 'no', check: 'false', message: 'no' }],
        }),
      ),
    });
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(body).toMatchObject({ subjects: 2 });
  });

  it.each([
    ['data-mesh.governance.read', 'policies'],
    ['data-mesh.governance.read', 'policies/personal/failures'],
    ['data-mesh.governance.read', contractPath],
    ['data-mesh.governance.read', `${contractPath}/history`],
    ['data-mesh.governance.read', 'waivers'],
  ])('refuses without %s: %s', async (permission, path) => {
    const { get } = await start();
    denied = [permission];
    const { error } = await get(path, 403);
    expect(error.message).toContain(permission);
  });

  it('rehearses a policy', async () => {
    const { post } = await start();
    const { body } = await post('impact', {
      policy: JSON.stringify({
        ...policy({
          target: { kinds: ['product'] },
          rules: [
            {
              id: 'support',
              check: 'size(product.support) > 0',
              message: 'no',
              effort: 15,
            },
          ],
        }),
        metadata: { name: 'support' },
      }),
    }).expect(200);
    expect(body).toMatchObject({
      subjects: 1,
      newlyFailing: [
        {
          subject: 'dataproduct:default/orders',
          owner: 'shop',
          title: 'ORDERS',
          minutes: 15,
        },
      ],
      owners: [{ owner: 'shop', failures: 1, minutes: 15 }],
      minutes: 15,
      more: 0,
    });
    const wrong = await post('impact', { policy: 'kind: GovernancePolicy' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain(
      'The policy cannot be used. Line 1',
    );
    denied = ['data-mesh.governance.rehearse'];
    await post('impact', { policy: 'x' }).expect(403);
  });

  describe('waivers', () => {
    const until = new Date(Date.now() + 5 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const wanted = {
      product: 'dataproduct:default/orders',
      policy: 'personal',
      rule: 'classified',
      reason: 'The provider changes next week.',
      until,
    };

    it('let a product off at once, and can be taken back', async () => {
      const { get, evaluate, post, delete: remove } = await start();
      await evaluate();
      const { body } = await post('waivers', wanted).expect(201);
      expect(body).toMatchObject({
        ...wanted,
        approver: 'user:default/miriam',
      });
      expect((await get(contractPath)).verdicts).toMatchObject([
        {
          outcome: 'waived',
          message: expect.stringContaining('user:default/miriam'),
        },
      ]);
      expect((await get('waivers')).items).toEqual([body]);
      await remove(`waivers/${body.id}`).expect(204);
      expect((await get(contractPath)).verdicts).toMatchObject([
        { outcome: 'fail' },
      ]);
      await remove(`waivers/${body.id}`).expect(404);
    });

    it.each([
      ['another rule', { rule: 'other' }, 404],
      ['another policy', { policy: 'other' }, 404],
      ['another product', { product: 'lost' }, 404],
      ['no reason', { reason: 'please' }, 400],
      ['a day that is over', { until: '2020-01-01' }, 400],
      ['a day that never comes', { until: '2999-01-01' }, 400],
      ['no day', { until: '2027-02-31x' }, 400],
    ])('are refused for %s', async (_, given, status) => {
      const { post } = await start();
      const response = await post('waivers', { ...wanted, ...given });
      expect(response.status).toBe(status);
    });

    it('are refused for rules that nobody is let off', async () => {
      entities = [
        product('orders'),
        policy({
          rules: [
            { id: 'classified', check: 'false', message: 'x', waivable: false },
          ],
        }),
      ];
      const { post } = await start();
      const { body } = await post('waivers', wanted).expect(403);
      expect(body.error.message).toContain('Nobody can be let off');
    });

    it('are for those who may give them, on products that they may read', async () => {
      const { post, get, delete: remove } = await start();
      const { body } = await post('waivers', wanted).expect(201);
      hidden = ['dataproduct:default/orders'];
      await post('waivers', wanted).expect(404);
      await remove(`waivers/${body.id}`).expect(404);
      expect(await get('waivers')).toEqual({ items: [] });
      hidden = [];
      denied = ['data-mesh.governance.waive'];
      await post('waivers', wanted).expect(403);
      await remove(`waivers/${body.id}`).expect(403);
    });
  });

  describe('files that are not published yet', () => {
    const PATH = 'contracts/orders.odcs.yaml';
    const text = (name = 'returns', classification = '') =>
      contract(name, classification).spec!.definition as string;
    const check = async (files: unknown, status = 200) => {
      const { post } = await start();
      const { body } = await post('check', { files } as object).expect(status);
      return body;
    };

    it('are judged as the catalog will judge them', async () => {
      entities = [policy({ owner: 'group:default/stewards' })];
      const before = await check([{ path: PATH, text: text() }]);
      expect(before).toEqual({
        counts: { pass: 0, fail: 1, waived: 0, 'not-applicable': 0, error: 0 },
        verdicts: [
          {
            policy: 'personal',
            rule: 'classified',
            subject: 'api:default/returns-v1',
            outcome: 'fail',
            severity: 'error',
            blocking: true,
            message: 'returns.mail is not confidential',
            evidence: [{ path: `${PATH}#/schema/0/properties/0`, line: 10 }],
            id: expect.any(String),
            policyVersion: '1.0.0',
            owner: 'stewards',
          },
        ],
      });
      entities = [policy(), contract('returns')];
      const { get, evaluate } = await start();
      await evaluate();
      const after = await get('subjects/api/default/returns-v1');
      expect(after.verdicts[0].id).toBe(before.verdicts[0].id);
    });

    it('pass once they are mended, and warn where a policy only warns', async () => {
      const mended = await check([
        { path: PATH, text: text('returns', 'confidential') },
      ]);
      expect(mended.counts).toMatchObject({ pass: 1, fail: 0 });
      entities = [policy({ severity: 'warning' })];
      const warned = await check([{ path: PATH, text: text() }]);
      expect(warned.verdicts).toMatchObject([
        { outcome: 'fail', blocking: false },
      ]);
    });

    it('are not asked of policies that do not bind forms', async () => {
      entities = [policy({ enforcement: ['ci', 'catalog'] })];
      const { verdicts } = await check([{ path: PATH, text: text() }]);
      expect(verdicts).toEqual([]);
    });

    it('are compared with the version in the catalog, for those who may read it', async () => {
      const shrinking = {
        rules: [
          {
            id: 'kept',
            check: 'changes.breaking == 0',
            message: '${changes.breaking} breaking',
          },
        ],
      };
      entities = [contract('orders'), policy(shrinking)];
      const next = text('orders')
        .replace('version: 1.0.0', 'version: 1.1.0')
        .replace('name: mail', 'name: post');
      const told = await check([{ path: PATH, text: next }]);
      expect(told.verdicts).toMatchObject([{ outcome: 'fail' }]);
      hidden = ['api:default/orders-v1'];
      const untold = await check([{ path: PATH, text: next }]);
      expect(untold.verdicts).toMatchObject([{ outcome: 'not-applicable' }]);
    });

    it('are refused where they are no descriptors, or no files of a repository', async () => {
      const good = { path: PATH, text: text() };
      const bad: unknown[] = [
        [],
        'x',
        [good, good],
        [{ ...good, path: '../x.yaml' }],
        [{ ...good, path: '/etc/passwd' }],
        [{ ...good, path: 'https://example.org/x.yaml' }],
        [{ ...good, path: 'a\u202e.yaml' }],
        [{ ...good, extra: 1 }],
        [{ ...good, text: 'kind: Nothing' }],
        [{ ...good, text: 'a: [' }],
        [{ ...good, text: 'a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]' }],
        [{ ...good, text: 'x'.repeat(1_000_001) }],
        Array.from({ length: 51 }, (_, index) => ({
          ...good,
          path: `${index}.yaml`,
        })),
      ];
      const { post } = await start();
      for (const files of bad) {
        const { status, body } = await post('check', { files } as object);
        expect({ status, name: body.error.name, files }).toEqual({
          status: 400,
          name: 'InputError',
          files,
        });
      }
      await post('check', {
        files: [{ ...good, text: 'x'.repeat(9_000_000) }],
      }).expect(413);
    });

    it('are judged only for those who may see policies', async () => {
      denied = ['data-mesh.governance.read'];
      const files = [{ path: PATH, text: text() }];
      expect(await check(files, 403)).toMatchObject({
        error: { name: 'NotAllowedError' },
      });
      await check('x', 403);
    });
  });

  it.each([
    'policies/personal/failures?cursor=abc',
    'policies/personal/failures?limit=1000',
    `${contractPath}/history?cursor=${Buffer.from('["x"]').toString(
      'base64url',
    )}`,
  ])('takes only cursors of its own, and pages of a size: %s', async path => {
    const { get } = await start();
    expect(await get(path, 400)).toMatchObject({
      error: { name: 'InputError' },
    });
  });
});
