// SPDX-License-Identifier: Apache-2.0
import {
  type GovernanceChange,
  type GovernanceVerdict,
  placesToAnnotations,
} from '@meshwright/plugin-data-mesh-common';
import { awayFromMidnight } from '../__testUtils__/awayFromMidnight';
import { testDatabases } from '../__testUtils__/startDataMesh';
import {
  contract,
  policy,
  product,
  startGovernance,
  type World,
} from './__testUtils__/governedMesh';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('governance, %p', id => {
  let world: World;
  const start = (config?: object) => startGovernance(world, config);

  const contractPath = 'subjects/api/default/orders-v1';

  beforeEach(awayFromMidnight);
  beforeEach(async () => {
    world = {
      knex: await databases.init(id),
      entities: [product('orders'), contract('orders'), policy()],
      denied: [],
      hidden: [],
      told: [],
    };
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
          evidence: [
            {
              path: 'api:default/orders-v1#/schema/0/properties/0',
              line: 10,
            },
          ],
          id: expect.stringMatching(/^[0-9a-f]{16}$/),
          policyVersion: '1.0.0',
          title: 'orders 1.0.0',
          policyTitle: 'Personal data',
          policyOwner: 'stewards',
          ruleTitle: 'classified',
          waivable: true,
        },
      ],
      level: 1,
      evaluatedAt: expect.any(String),
    });
  });

  it('judges a product with the contracts that it offers, as far as one may read them', async () => {
    const { get, evaluate } = await start();
    await evaluate();
    const path = 'subjects/dataproduct/default/orders';
    expect(await get(path)).toMatchObject({
      counts: { fail: 1 },
      verdicts: [{ subject: 'api:default/orders-v1', title: 'orders 1.0.0' }],
      level: 1,
    });
    world.hidden = ['api:default/orders-v1'];
    expect(await get(path)).toMatchObject({ verdicts: [], level: null });
  });

  it('follows the catalog, and keeps how it came about', async () => {
    const { get, evaluate } = await start();
    await evaluate();
    world.entities = [
      product('orders'),
      contract('orders', 'confidential'),
      policy(),
    ];
    await evaluate();
    expect(await get(contractPath)).toMatchObject({
      counts: { pass: 1, fail: 0 },
    });
    expect(await get('policies/personal/failures')).toEqual({ items: [] });
    world.entities = [
      product('orders'),
      contract('orders', 'public'),
      policy(),
    ];
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

  it('says where in the file of a product its evidence stands', async () => {
    const orders = product('orders');
    orders.metadata.annotations = {
      'meshwright.io/descriptor-location': 'sales/orders.odps.yaml',
      ...placesToAnnotations(
        new Map([
          ['/team', { path: '/team', line: 12 }],
          ['/spec/outputPorts/0', { path: '/outputPorts/0', line: 30 }],
        ]),
      ),
    };
    world.entities = [
      orders,
      policy({
        target: { kinds: ['product'] },
        rules: [
          { id: 'team', check: 'false', message: 'no team', at: '/team' },
          {
            id: 'ports',
            each: 'product.outputPorts',
            check: 'false',
            message: 'no port',
          },
        ],
      }),
    ];
    const { get, evaluate } = await start();
    await evaluate();
    const { verdicts } = await get('subjects/dataproduct/default/orders');
    expect(verdicts.map(({ evidence }: GovernanceVerdict) => evidence)).toEqual(
      [
        [{ path: 'sales/orders.odps.yaml#/team', line: 12 }],
        [{ path: 'sales/orders.odps.yaml#/outputPorts/0', line: 30 }],
      ],
    );
  });

  it('weighs failures by the state that their policy has now', async () => {
    const until = new Date(Date.now() + 3 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    world.entities[2] = policy({ lifecycle: 'grace', graceUntil: until });
    const { get, evaluate } = await start();
    await evaluate();
    const path = 'subjects/dataproduct/default/orders';
    expect(await get(path)).toMatchObject({
      verdicts: [{ severity: 'warning', graceUntil: until }],
      level: 2,
    });
    world.entities[2] = policy();
    // Nothing is evaluated in between; a replica that just began reads the catalog at once.
    const other = await start();
    const { verdicts, level } = await other.get(path);
    expect([verdicts[0].severity, verdicts[0].graceUntil, level]).toEqual([
      'error',
      undefined,
      1,
    ]);
    const [failure] = (await other.get('policies/personal/failures')).items;
    expect([failure.severity, failure.graceUntil]).toEqual([
      'error',
      undefined,
    ]);
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
    world.entities = [product('orders'), policy()];
    await evaluate();
    await get(contractPath, 404);
    expect(await get('policies/personal/failures')).toEqual({ items: [] });
  });

  it('lists policies with what keeps them from being used, and asks only sound ones', async () => {
    world.entities.push(
      {
        ...policy({
          rules: [{ id: 'x', check: 'contract.nam', message: 'x' }],
        }),
        metadata: {
          annotations: policy().metadata.annotations,
          name: 'broken',
          namespace: 'default',
        },
      },
      {
        ...policy({
          domain: 'sales',
          strengthens: 'persnal',
          rules: undefined,
        }),
        metadata: {
          annotations: policy().metadata.annotations,
          name: 'own',
          namespace: 'default',
        },
      },
      {
        ...policy({
          domain: 'sales',
          strengthens: 'personal',
          rules: undefined,
        }),
        metadata: {
          annotations: policy().metadata.annotations,
          name: 'stricter',
          namespace: 'default',
        },
      },
    );
    const { get, evaluate } = await start({
      dataMesh: { governance: { library: ['product-owner'] } },
    });
    await evaluate();
    const { items } = await get('policies?sort=name');
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
      { name: 'product-owner', lifecycle: 'enabled' },
      { name: 'stricter', rules: ['classified'], conflicts: [] },
    ]);
    const { verdicts } = await get('subjects/dataproduct/default/orders');
    expect(
      verdicts.map(({ policy: name }: { policy: string }) => name),
    ).toEqual(['personal', 'stricter', 'product-owner']);
  });

  it('refuses to start with a pack that does not exist', async () => {
    await expect(
      start({ dataMesh: { governance: { library: ['gpdr'] } } }),
    ).rejects.toThrow("Did you mean 'gdpr'?");
  });

  it('shows nobody what they may not read in the catalog', async () => {
    world.entities.push(
      contract('secret'),
      {
        ...policy(),
        metadata: {
          annotations: policy().metadata.annotations,
          name: 'zz-hidden',
          namespace: 'default',
        },
      },
      contract('zebra'),
    );
    const { get, evaluate, post } = await start();
    await evaluate();
    world.hidden = [
      'api:default/secret-v1',
      'governancepolicy:default/zz-hidden',
    ];
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
    ['data-mesh.governance.read', 'policies/personal'],
    ['data-mesh.governance.read', 'policies/personal/trend'],
    ['data-mesh.governance.read', 'scorecard'],
    [
      'data-mesh.governance.read',
      'subjects/dataproduct/default/orders/scorecard',
    ],
    ['data-mesh.governance.read', 'waivers'],
  ])('refuses without %s: %s', async (permission, path) => {
    const { get } = await start();
    world.denied = [permission];
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
        metadata: {
          annotations: policy().metadata.annotations,
          name: 'support',
        },
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
    const mending = await post('impact', {
      policy: JSON.stringify({
        ...policy({
          domain: 'sales',
          rules: [
            {
              id: 'tagged',
              each: 'contract.columns.filter(c, c.personal)',
              check: "item.classification == 'restricted'",
              message: 'no',
              fix: {
                text: 'Classify it.',
                patch: [{ path: 'classification', value: 'restricted' }],
              },
            },
          ],
          examples: [
            { name: 'wrong', expect: 'fail', facts: { contract: {} } },
          ],
        }),
        metadata: { name: 'personal' },
      }),
    }).expect(200);
    expect(mending.body).toMatchObject({
      patches: [
        {
          file: 'api:default/orders-v1',
          path: '/schema/0/properties/0/classification',
          value: 'restricted',
        },
      ],
      conflicts: [expect.stringContaining('the name of a global policy')],
      examples: [{ policy: 'personal', name: 'wrong' }],
    });
    const wrong = await post('impact', { policy: 'kind: GovernancePolicy' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain(
      'The policy cannot be used. Line 1',
    );
    world.denied = ['data-mesh.governance.rehearse'];
    await post('impact', { policy: 'x' }).expect(403);
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
      world.entities = [policy({ owner: 'group:default/stewards' })];
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
            policyTitle: 'Personal data',
            owner: 'stewards',
          },
        ],
      });
      world.entities = [policy(), contract('returns')];
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
      world.entities = [policy({ severity: 'warning' })];
      const warned = await check([{ path: PATH, text: text() }]);
      expect(warned.verdicts).toMatchObject([
        { outcome: 'fail', blocking: false },
      ]);
    });

    it('are not asked of policies that do not bind forms', async () => {
      world.entities = [policy({ enforcement: ['ci', 'catalog'] })];
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
      world.entities = [contract('orders'), policy(shrinking)];
      const next = text('orders')
        .replace('version: 1.0.0', 'version: 1.1.0')
        .replace('name: mail', 'name: post');
      const told = await check([{ path: PATH, text: next }]);
      expect(told.verdicts).toMatchObject([{ outcome: 'fail' }]);
      world.hidden = ['api:default/orders-v1'];
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
      world.denied = ['data-mesh.governance.read'];
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
