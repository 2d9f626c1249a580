// SPDX-License-Identifier: Apache-2.0
import { awayFromMidnight } from '../../__testUtils__/awayFromMidnight';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import {
  contract,
  policy,
  product,
  startGovernance,
  type World,
} from '../__testUtils__/governedMesh';

const databases = testDatabases();

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.each(databases.eachSupportedId())('waivers, %p', id => {
  let world: World;
  const start = () => startGovernance(world);
  const contractPath = 'subjects/api/default/orders-v1';
  const until = inDays(5);
  const wanted = {
    product: 'dataproduct:default/orders',
    policy: 'personal',
    rule: 'classified',
    reason: 'The provider changes next week.',
    until,
  };

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

  it('are asked for by one person, and given by another', async () => {
    const { get, evaluate, post, delete: remove } = await start();
    await evaluate();
    const { body } = await post('waivers', wanted, 'mateo').expect(201);
    expect(body).toMatchObject({
      ...wanted,
      policyTitle: 'Personal data',
      ruleTitle: expect.any(String),
      state: 'requested',
      requestedBy: 'user:default/mateo',
      mayDecide: false,
      mayRemove: true,
    });
    expect(
      (await get('subjects/dataproduct/default/orders')).verdicts,
    ).toMatchObject([
      { outcome: 'fail', waiver: { state: 'requested', until } },
    ]);
    const again = await post('waivers', wanted, 'ada').expect(409);
    expect(again.body.error.message).toContain('mateo');

    const decision = { approve: true, comment: 'Until then.' };
    const own = await post(
      `waivers/${body.id}/decision`,
      decision,
      'mateo',
    ).expect(403);
    expect(own.body.error.message).toContain('somebody else has to decide');
    const given = await post(`waivers/${body.id}/decision`, decision).expect(
      200,
    );
    expect(given.body).toMatchObject({
      state: 'active',
      decidedBy: 'user:default/miriam',
      comment: 'Until then.',
      from: inDays(0),
    });
    expect((await get(contractPath)).verdicts).toMatchObject([
      {
        outcome: 'waived',
        message: expect.stringContaining('user:default/miriam'),
      },
    ]);
    await post(`waivers/${body.id}/decision`, decision).expect(409);
    await remove(`waivers/${body.id}`).expect(204);
    expect((await get(contractPath)).verdicts).toMatchObject([
      { outcome: 'fail' },
    ]);
    await remove(`waivers/${body.id}`).expect(404);
  });

  it('are denied with a reason, and change nothing then', async () => {
    const { get, evaluate, post } = await start();
    await evaluate();
    const { body } = await post('waivers', wanted, 'mateo');
    await post(`waivers/${body.id}/decision`, {
      approve: false,
      comment: 'Classify it, it takes a minute.',
    }).expect(200);
    expect((await get('waivers?state=denied')).items).toMatchObject([
      { state: 'denied', comment: 'Classify it, it takes a minute.' },
    ]);
    expect((await get(contractPath)).verdicts).toMatchObject([
      { outcome: 'fail' },
    ]);
    await post('waivers', wanted, 'mateo').expect(201);
  });

  it('end by themselves', async () => {
    const { get, evaluate, post } = await start();
    await evaluate();
    const { body } = await post('waivers', wanted, 'mateo');
    await post(`waivers/${body.id}/decision`, { approve: true });
    await world
      .knex('governance_waiver')
      .update({ from_day: inDays(-9), until_day: inDays(-1) });
    await evaluate();
    expect((await get(contractPath)).verdicts).toMatchObject([
      { outcome: 'fail' },
    ]);
    expect((await get('waivers?state=active')).items).toEqual([]);
    expect((await get('waivers')).items).toMatchObject([{ state: 'ended' }]);
  });

  it('are found by state, product, policy and person, newest first and a page at a time', async () => {
    world.entities.push(product('returns'), contract('returns'));
    const { get, post } = await start();
    await post('waivers', wanted, 'mateo').expect(201);
    await post('waivers', { ...wanted, product: 'returns' }, 'ada').expect(201);
    const names = async (query: string) =>
      (await get(`waivers?${query}`)).items.map(
        (waiver: { product: string }) => waiver.product.split('/')[1],
      );
    expect(await names('')).toEqual(['returns', 'orders']);
    expect(await names('product=orders')).toEqual(['orders']);
    expect(await names('policy=other')).toEqual([]);
    expect(await names('state=active')).toEqual([]);
    const first = await get('waivers?limit=1');
    expect(await names(`limit=1&cursor=${first.nextCursor}`)).toEqual([
      'orders',
    ]);
    await get('waivers?state=lost', 400);
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
    world.entities = [
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

  it('are for those who may, on products that they may read', async () => {
    const { post, get, delete: remove } = await start();
    const { body } = await post('waivers', wanted, 'mateo').expect(201);
    const decision = [
      `waivers/${body.id}/decision`,
      { approve: true },
    ] as const;
    world.hidden = ['dataproduct:default/orders'];
    await post('waivers', wanted).expect(404);
    await post(...decision).expect(404);
    await remove(`waivers/${body.id}`).expect(404);
    expect(await get('waivers')).toEqual({ items: [] });
    world.hidden = [];
    world.denied = ['data-mesh.governance.waive'];
    await post(...decision).expect(403);
    await remove(`waivers/${body.id}`).expect(403);
    await remove(`waivers/${body.id}`, 'mateo').expect(204);
    world.denied = ['data-mesh.governance.waiver.request'];
    await post('waivers', wanted, 'mateo').expect(403);
  });
});
