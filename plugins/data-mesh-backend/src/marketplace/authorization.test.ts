// SPDX-License-Identifier: Apache-2.0
import {
  createBackendModule,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { dataMeshEntityFilterExtensionPoint } from '@meshwright/plugin-data-mesh-node';
import { z } from 'zod';
import { product, smallMesh } from '../__testUtils__/smallMesh';
import {
  type DataMesh,
  type ReadDecision,
  rule,
  startDataMesh,
  testDatabases,
} from '../__testUtils__/startDataMesh';

const ALL_PATHS = [
  'products',
  'products?text=orders',
  'products/default/orders',
  'contracts/default/orders-v1/versions',
  'domains/default/sales',
  'mesh',
  'problems',
];

const secret = rule('HAS_LABEL', { label: 'secret', value: 'yes' });
const products = rule('IS_ENTITY_KIND', { kinds: ['DataProduct'] });

const databases = testDatabases();

describe.each(databases.eachSupportedId())('reading is authorized, %p', id => {
  let decision: ReadDecision;
  let ask: DataMesh;

  beforeAll(async () => {
    ask = await startDataMesh({
      knex: await databases.init(id),
      entities: smallMesh(),
      decide: () => decision,
    });
  });

  const decisions: Array<[string, ReadDecision, string[]]> = [
    ['everything', 'ALLOW', ['forecast', 'orders', 'orphan', 'revenue']],
    ['nothing', 'DENY', []],
    ['the kind', products, ['forecast', 'orders', 'orphan', 'revenue']],
    ['another kind', rule('IS_ENTITY_KIND', { kinds: ['API'] }), []],
    [
      'an owner',
      rule('IS_ENTITY_OWNER', {
        claims: ['user:default/me', 'group:default/Shop-Team'],
      }),
      ['orders'],
    ],
    ['no owner', rule('IS_ENTITY_OWNER', { claims: [] }), []],
    ['a label', rule('HAS_LABEL', { label: 'tier' }), ['orders']],
    ['the value of a label', secret, ['forecast']],
    ['another value', rule('HAS_LABEL', { label: 'tier', value: '2' }), []],
    [
      'an annotation',
      rule('HAS_ANNOTATION', { annotation: 'meshwright.io/source' }),
      ['orders'],
    ],
    [
      'the value of an annotation',
      rule('HAS_ANNOTATION', {
        annotation: 'meshwright.io/source',
        value: 'EXAMPLE',
      }),
      ['orders'],
    ],
    [
      'a value too long to ask for',
      rule('HAS_ANNOTATION', { annotation: 'meshwright.io/findings' }),
      ['orders'],
    ],
    [
      'metadata',
      rule('HAS_METADATA', { key: 'tags', value: 'gold' }),
      ['orders', 'revenue'],
    ],
    ['a tag as key', rule('HAS_METADATA', { key: 'tags.retail' }), ['orders']],
    [
      'spec',
      rule('HAS_SPEC', { key: 'lifecycle', value: 'active' }),
      ['orders', 'revenue'],
    ],
    [
      'spec of objects in a list',
      rule('HAS_SPEC', { key: 'inputPorts.contract', value: 'orders-v1' }),
      ['forecast', 'revenue'],
    ],
    ['not a label', { not: secret }, ['orders', 'orphan', 'revenue']],
    [
      'one or the other',
      { anyOf: [secret, rule('HAS_METADATA', { key: 'tags.retail' })] },
      ['forecast', 'orders'],
    ],
    [
      'both',
      { allOf: [products, rule('HAS_SPEC', { key: 'type' }), { not: secret }] },
      ['orders', 'revenue'],
    ],
    [
      'not one or the other',
      {
        not: {
          anyOf: [
            secret,
            { allOf: [{ not: rule('HAS_SPEC', { key: 'owner' }) }, products] },
          ],
        },
      },
      ['orders', 'revenue'],
    ],
    ['not the kind', { not: products }, []],
    [
      'all but the kind, or an owner',
      {
        anyOf: [
          { not: products },
          rule('IS_ENTITY_OWNER', { claims: ['group:default/finance-team'] }),
        ],
      },
      ['revenue'],
    ],
  ];

  it.each(decisions)('by %s', async (_what, decided, expected) => {
    decision = decided;
    const page = await ask.get('products');
    expect(page.items.map((item: { name: string }) => item.name)).toEqual(
      expected,
    );
    expect(page.totalItems).toBe(expected.length);
    expect((await ask.get('mesh')).totals.products).toBe(expected.length);
    const found = await ask.get('products?text=o');
    for (const { name } of found.items) {
      expect(expected).toContain(name);
    }
    for (const name of expected) {
      await ask.get(`products/default/${name}`);
    }
    const others = ['forecast', 'orders', 'orphan', 'revenue'].filter(
      name => !expected.includes(name),
    );
    for (const name of others) {
      expect(await ask.fail(`products/default/${name}`)).toEqual({
        status: 404,
        message: `There is no data product 'default/${name}', or you may not see it`,
      });
    }
  });

  it('answers for what may not be seen as for what is not there', async () => {
    decision = 'DENY';
    const answers = [
      ['products', 'orders', 'data product'],
      ['domains', 'sales', 'domain'],
    ];
    for (const [path, name, noun] of answers) {
      for (const each of [name, 'nonsense']) {
        expect(await ask.fail(`${path}/default/${each}`)).toEqual({
          status: 404,
          message: `There is no ${noun} 'default/${each}', or you may not see it`,
        });
      }
    }
    expect(await ask.fail('contracts/default/orders-v1/versions')).toEqual({
      status: 404,
      message: `There is no data contract 'default/orders-v1', or you may not see it`,
    });
    expect(await ask.get('products')).toMatchObject({
      items: [],
      totalItems: 0,
      facets: { owner: { values: [], more: 0 }, tag: { values: [], more: 0 } },
    });
    expect(await ask.get('problems')).toMatchObject({ totalItems: 0 });
    expect(await ask.get('mesh')).toMatchObject({
      totals: { domains: 0, contracts: 0, connections: 0, owners: 0 },
      domains: [],
      attention: [],
    });
  });

  const unknown = rule('IS_MOON_FULL', {});
  it.each<[string, ReadDecision]>([
    ['alone', unknown],
    ['under a not', { not: unknown }],
    ['beside one that allows', { anyOf: [products, unknown] }],
    [
      'deep down',
      { not: { allOf: [{ anyOf: [{ not: unknown }] }, products] } },
    ],
  ])('refuses an unknown rule %s, and names it', async (_where, decided) => {
    decision = decided;
    for (const path of ALL_PATHS) {
      expect(await ask.fail(path)).toEqual({
        status: 403,
        message: expect.stringContaining("rule 'IS_MOON_FULL'"),
      });
    }
  });

  it('refuses a known rule with wrong parameters', async () => {
    decision = { not: rule('HAS_LABEL', { name: 'secret' }) };
    expect(await ask.fail('products')).toEqual({
      status: 403,
      message: expect.stringContaining('wrong parameters'),
    });
  });
});

describe('rules of other modules', () => {
  const inDomain = createPermissionRule({
    name: 'IS_IN_DOMAIN',
    description: 'Entities of a domain',
    resourceRef: catalogEntityPermissionResourceRef,
    paramsSchema: z.object({ domain: z.string() }),
    apply: () => false,
    toQuery: ({ domain }) => ({
      anyOf: [
        { key: 'relations.partOf', values: [domain] },
        { not: { key: 'kind', values: ['dataproduct'] } },
      ],
    }),
  });
  const followers = createPermissionRule({
    name: 'HAS_FOLLOWER',
    description: 'Entities that someone follows',
    resourceRef: catalogEntityPermissionResourceRef,
    paramsSchema: z.object({}),
    apply: () => false,
    toQuery: () => ({ key: 'relations.followedBy' }),
  });

  function moduleWith(...rules: Array<typeof inDomain | typeof followers>) {
    return createBackendModule({
      pluginId: 'data-mesh',
      moduleId: 'test-rules',
      register(reg) {
        reg.registerInit({
          deps: { filter: dataMeshEntityFilterExtensionPoint },
          async init({ filter }) {
            filter.addRules(...rules);
          },
        });
      },
    });
  }

  it('are applied, and refused when they ask for what is not kept', async () => {
    let decision: ReadDecision = rule('IS_IN_DOMAIN', {
      domain: 'domain:default/finance',
    });
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger as unknown as LoggerService);
    const ask = await startDataMesh({
      entities: smallMesh(),
      decide: () => decision,
      features: [moduleWith(inDomain, followers), logger.factory],
    });

    const page = await ask.get('products');
    expect(page.items.map((item: Entity['metadata']) => item.name)).toEqual([
      'revenue',
    ]);
    expect(logger.error).not.toHaveBeenCalled();

    decision = { not: rule('HAS_FOLLOWER', {}) };
    expect(await ask.fail('products')).toEqual({
      status: 403,
      message: expect.stringContaining("'relations.followedBy'"),
    });
    expect(logger.error).toHaveBeenCalledWith(
      'Refused to answer',
      expect.objectContaining({
        message: expect.stringContaining("'relations.followedBy'"),
      }),
    );
  });

  it('must have names of their own', async () => {
    await expect(
      startDataMesh({
        entities: [product('a')],
        features: [moduleWith(inDomain, inDomain)],
      }),
    ).rejects.toThrow(/knows a permission rule 'IS_IN_DOMAIN' already/);
  });
});
