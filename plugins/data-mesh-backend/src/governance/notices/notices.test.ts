// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { awayFromMidnight } from '../../__testUtils__/awayFromMidnight';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import {
  contract,
  group,
  policy,
  product,
  startGovernance,
  type World,
} from '../__testUtils__/governedMesh';

const databases = testDatabases();

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const TEAMS = ['shop', 'other', 'stewards'].map(name => group(name));

const twoRules = {
  rules: ['one', 'two'].map(rule => ({
    id: rule,
    check: "contract.columns.all(c, c.classification == 'confidential')",
    message: `${rule} fails`,
  })),
};

describe.each(databases.eachSupportedId())('telling owners, %p', id => {
  let world: World;
  const start = () => startGovernance(world);
  type Replica = Awaited<ReturnType<typeof start>>;

  /** One person asks for a waiver of the first rule, and another grants it, on another replica where one is given. */
  async function waive(
    days: number,
    { post }: Pick<Replica, 'post'>,
    given: { comment?: string; decider?: Replica } = {},
  ) {
    const wanted = {
      product: 'orders',
      policy: 'personal',
      rule: 'one',
      reason: 'The provider changes soon.',
      until: inDays(days),
    };
    const { body } = await post('waivers', wanted, 'mateo').expect(201);
    const { comment, decider } = given;
    const decide = decider?.post ?? post;
    await decide(`waivers/${body.id}/decision`, {
      approve: true,
      comment,
    }).expect(200);
  }

  beforeEach(awayFromMidnight);
  beforeEach(async () => {
    world = {
      knex: await databases.init(id),
      entities: [
        product('orders'),
        contract('orders', 'confidential'),
        policy(twoRules),
        ...TEAMS,
      ],
      denied: [],
      hidden: [],
      told: [],
    };
  });

  it('of new failures: once for a product and evaluation, whichever replica evaluates', async () => {
    const one = await start();
    await one.evaluate();
    expect(world.told).toEqual([]);
    world.entities[1] = contract('orders');
    await one.evaluate();
    const other = await start();
    await other.evaluate();
    await one.evaluate();
    expect(world.told).toEqual([
      {
        recipients: { type: 'entity', entityRef: 'group:default/shop' },
        payload: expect.objectContaining({
          title: 'ORDERS fails 2 more rules',
          description: 'one fails\ntwo fails',
          link: '/catalog/default/dataproduct/orders/governance',
          severity: 'high',
        }),
      },
    ]);
  });

  it('of nothing where a mesh is evaluated for the first time, and of no mere notes', async () => {
    world.entities[1] = contract('orders');
    const { evaluate } = await start();
    await evaluate();
    world.entities.push({
      ...policy({ ...twoRules, severity: 'info' }),
      metadata: {
        annotations: policy().metadata.annotations,
        name: 'note',
        namespace: 'default',
      },
    });
    await evaluate();
    expect(world.told).toEqual([]);
  });

  it('later, where it did not work', async () => {
    const { evaluate } = await start();
    await evaluate();
    world.deaf = true;
    world.entities[1] = contract('orders');
    await evaluate();
    world.deaf = false;
    await evaluate();
    expect(world.told).toEqual([]);
    const longAgo = new Date(Date.now() - 3_600_000).toISOString();
    await world.knex('governance_notice').update({ claimed_at: longAgo });
    await evaluate();
    await evaluate();
    expect(world.told).toHaveLength(1);
  });

  it('of a grace period that ends soon, to those who fail still', async () => {
    const grace = (days: number) => ({
      ...twoRules,
      lifecycle: 'grace',
      graceUntil: inDays(days),
    });
    world.entities = [
      product('orders'),
      contract('orders'),
      product('good', 'other'),
      contract('good', 'confidential'),
      policy(grace(30)),
      ...TEAMS,
    ];
    const { evaluate } = await start();
    await evaluate();
    await evaluate();
    expect(world.told).toEqual([]);
    world.entities[4] = policy(grace(3));
    await evaluate();
    await evaluate();
    expect(world.told).toMatchObject([
      {
        recipients: { entityRef: 'group:default/shop' },
        payload: {
          title: 'A grace period ends soon for ORDERS',
          description: expect.stringContaining(inDays(3)),
        },
      },
    ]);
  });

  it('of a grace period that has ended: what warned is an error now', async () => {
    world.entities[1] = contract('orders');
    world.entities[2] = policy({
      ...twoRules,
      lifecycle: 'grace',
      graceUntil: inDays(30),
    });
    const { evaluate } = await start();
    await evaluate();
    world.entities[2] = policy({
      ...twoRules,
      lifecycle: 'grace',
      graceUntil: inDays(-1),
    });
    await evaluate();
    await evaluate();
    expect(world.told).toMatchObject([
      {
        recipients: { entityRef: 'group:default/shop' },
        payload: { title: 'ORDERS fails 2 more rules', severity: 'high' },
      },
    ]);
  });

  it('of a waiver that ran out', async () => {
    world.entities[1] = contract('orders');
    const replica = await start();
    const { evaluate } = replica;
    await evaluate();
    await waive(30, replica);
    world.told = [];
    await world
      .knex('governance_waiver')
      .update({ from_day: inDays(-9), until_day: inDays(-1) });
    await evaluate();
    await evaluate();
    expect(world.told).toMatchObject([
      {
        recipients: { entityRef: 'group:default/shop' },
        payload: {
          title: 'ORDERS fails a rule',
          description: expect.stringContaining('A waiver ended on'),
        },
      },
    ]);
  });

  it('once of each, though two replicas work at the same time', async () => {
    const replicas = [await start(), await start()];
    await replicas[0].evaluate();
    const soon = {
      ...twoRules,
      lifecycle: 'grace',
      graceUntil: inDays(3),
    };
    world.entities[1] = contract('orders');
    world.entities.push({
      ...policy(soon),
      metadata: {
        annotations: policy().metadata.annotations,
        name: 'soon',
        namespace: 'default',
        title: 'Soon',
      },
    });
    await waive(4, replicas[0], { decider: replicas[1] });
    for (let round = 0; round < 3; round++) {
      await Promise.all(replicas.map(replica => replica.evaluate()));
    }
    const told = world.told.map(({ payload }) => payload.title).sort();
    expect(told).toEqual(
      [...new Set(told), 'A waiver ends soon: ORDERS'].sort(),
    );
    expect(new Set(told)).toEqual(
      new Set([
        'A waiver is asked for: ORDERS',
        'Your request for a waiver: ORDERS',
        'ORDERS fails 3 more rules',
        'A grace period ends soon for ORDERS',
        'A waiver ends soon: ORDERS',
      ]),
    );
  });

  it('of waivers: that one is wanted, how it came out, and that it ends', async () => {
    world.entities[1] = contract('orders');
    const replica = await start();
    const { evaluate } = replica;
    await evaluate();
    await waive(4, replica, { comment: 'Good luck.' });
    await evaluate();
    await evaluate();
    const told = world.told.map(({ recipients, payload }) => [
      'entityRef' in recipients && recipients.entityRef,
      payload.title,
    ]);
    expect(told).toEqual([
      ['group:default/stewards', 'A waiver is asked for: ORDERS'],
      ['user:default/mateo', 'Your request for a waiver: ORDERS'],
      ['group:default/shop', 'A waiver ends soon: ORDERS'],
      ['user:default/mateo', 'A waiver ends soon: ORDERS'],
    ]);
    expect(world.told[1].payload.description).toContain('Good luck.');
  });

  describe('where the owner of the product is a group of nobody', () => {
    const sales: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Domain',
      metadata: { name: 'sales', namespace: 'default' },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/office' }],
    };
    const orders = product('orders');
    orders.relations!.push({
      type: 'partOf',
      targetRef: 'domain:default/sales',
    });
    const miriam: Entity = {
      ...group('miriam'),
      kind: 'User',
    };

    /** Who is told that a waiver ends, beside the one who asked for it. */
    async function toldOfTheEnd(others: Entity[]) {
      world.entities = [
        orders,
        contract('orders'),
        policy(twoRules),
        ...others,
      ];
      const replica = await start();
      const { evaluate } = replica;
      await evaluate();
      await waive(4, replica);
      await evaluate();
      return world.told
        .filter(({ payload }) => payload.title.startsWith('A waiver ends'))
        .map(
          ({ recipients }) => 'entityRef' in recipients && recipients.entityRef,
        )
        .filter(ref => ref !== 'user:default/mateo');
    }

    it.each<[string, Entity[], string[]]>([
      [
        'the owner of the domain',
        [group('shop', []), sales, group('office'), ...TEAMS.slice(2), miriam],
        ['group:default/office'],
      ],
      [
        'a group with somebody in a group below',
        [
          group('shop', [], ['shop-crew']),
          group('shop-crew', [], ['shop']),
          sales,
          group('office', [], ['crew']),
          group('crew', [], ['office', 'night-crew']),
          group('night-crew'),
        ],
        ['group:default/office'],
      ],
      [
        'who let the product off',
        [sales, group('office', []), ...TEAMS.slice(2), miriam],
        ['user:default/miriam'],
      ],
      [
        'the owner of the policy',
        [group('shop', []), ...TEAMS.slice(2)],
        ['group:default/stewards'],
      ],
      // As in a portal whose catalog has no people.
      ['a person all the same', [], ['user:default/miriam']],
    ])('tells %s', async (_, others, told) => {
      expect(await toldOfTheEnd(others)).toEqual(told);
    });

    it('does not come back to what nobody can be told', async () => {
      world.entities = [
        product('orders'),
        contract('orders', 'confidential'),
        policy(twoRules),
      ];
      const { evaluate } = await start();
      await evaluate();
      world.entities[1] = contract('orders');
      await evaluate();
      expect(world.told).toEqual([]);
      world.entities.push(...TEAMS);
      await evaluate();
      expect(world.told).toEqual([]);
      expect(
        await world.knex('governance_notice').whereNull('sent_at'),
      ).toEqual([]);
    });
  });
});
