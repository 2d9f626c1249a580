// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

describe.each(databases.eachSupportedId())('declared waivers, %p', id => {
  const productPath = 'subjects/dataproduct/default/orders';
  const until = inDays(5);
  let world: World;
  let folder: string;
  let file: string;

  const declare = (given: object = {}) =>
    writeFile(
      file,
      JSON.stringify({
        waivers: [
          {
            product: 'orders',
            rule: 'personal/classified',
            reason: 'The provider changes next week.',
            approver: 'daniel',
            until,
            ...given,
          },
        ],
      }),
    );
  const start = (waivers = [file]) =>
    startGovernance(world, { dataMesh: { governance: { waivers } } });

  beforeEach(awayFromMidnight);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waivers-'));
    file = join(folder, 'waivers.yaml');
    world = {
      knex: await databases.init(id),
      entities: [product('orders'), contract('orders'), policy()],
      denied: [],
      hidden: [],
      told: [],
    };
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('let a product off, are seen with the file that states them, and are ended there', async () => {
    await declare();
    const { get, evaluate, post, delete: remove } = await start();
    await evaluate();
    expect((await get(productPath)).verdicts).toMatchObject([
      {
        outcome: 'waived',
        message: expect.stringContaining('user:default/daniel'),
        waiver: { state: 'active', until, declaredIn: file },
      },
    ]);
    const [waiver] = (await get('waivers?state=active')).items;
    expect(waiver).toMatchObject({
      product: 'dataproduct:default/orders',
      policy: 'personal',
      rule: 'classified',
      decidedBy: 'user:default/daniel',
      declaredIn: file,
      mayDecide: false,
      mayRemove: false,
    });
    const { body } = await remove(`waivers/${waiver.id}`).expect(409);
    expect(body.error.message).toContain(file);
    await post(
      'waivers',
      {
        product: 'orders',
        policy: 'personal',
        rule: 'classified',
        reason: 'Once more, please.',
        until,
      },
      'mateo',
    ).expect(409);

    await writeFile(file, 'waivers: []');
    await evaluate();
    expect((await get(productPath)).verdicts).toMatchObject([
      { outcome: 'fail' },
    ]);
    expect(await get('waivers')).toEqual({ items: [] });
  });

  it('cover one contract where they name it', async () => {
    await declare({ product: 'api:default/orders-v1' });
    const { get, evaluate } = await start();
    await evaluate();
    expect((await get(productPath)).verdicts).toMatchObject([
      { outcome: 'waived', waiver: { declaredIn: file } },
    ]);
  });

  it('stay as they were while the file is broken, and end by themselves', async () => {
    await declare();
    const { get, evaluate } = await start();
    await evaluate();
    await declare({ until: 'some day' });
    await evaluate();
    expect((await get('waivers')).items).toHaveLength(1);
    await declare({ until: inDays(-1) });
    await evaluate();
    expect((await get(productPath)).verdicts).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('ended on') },
    ]);
    expect((await get('waivers')).items).toMatchObject([{ state: 'ended' }]);
  });

  it('count no more when the configuration names the file no more', async () => {
    await declare();
    const one = await start();
    await one.evaluate();
    const other = await start([]);
    await other.evaluate();
    expect(await other.get('waivers')).toEqual({ items: [] });
  });

  it('tell the owner and the one who approved of their end, once', async () => {
    world.entities.push(group('shop'));
    await declare();
    const one = await start();
    const other = await start();
    await one.evaluate();
    await other.evaluate();
    await one.evaluate();
    expect(
      world.told.map(({ recipients, payload }) => [
        'entityRef' in recipients && recipients.entityRef,
        payload.title,
      ]),
    ).toEqual([
      ['group:default/shop', 'A waiver ends soon: ORDERS'],
      ['user:default/daniel', 'A waiver ends soon: ORDERS'],
    ]);
  });

  it('tell the one who approved once, also in the place of an owner who is not there', async () => {
    await declare();
    const { evaluate } = await start();
    await evaluate();
    expect(world.told).toEqual([
      {
        recipients: { type: 'entity', entityRef: 'user:default/daniel' },
        payload: expect.objectContaining({
          description: `personal · classified: the waiver ends after ${until}`,
        }),
      },
    ]);
  });
});
