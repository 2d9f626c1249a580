// SPDX-License-Identifier: Apache-2.0
import { product } from '../__testUtils__/smallMesh';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { until } from '../__testUtils__/until';
import {
  incidentWorld,
  reconcileUntil,
  startIncidents,
  type World,
} from './__testUtils__/startIncidents';
import { ResultListener } from './ResultListener';

const ORDERS = 'dataproduct:default/orders';
const REVENUE = 'dataproduct:default/revenue';
const FORECAST = 'dataproduct:default/forecast';
const at = (minute: number) =>
  new Date(Date.now() - (60 - minute) * 60_000).toISOString();

const databases = testDatabases();

describe.each(databases.eachSupportedId())('incidents, %p', id => {
  let world: World;

  beforeEach(async () => {
    world = incidentWorld(await databases.init(id));
  });

  const kinds = (items: Array<{ kind: string }>) => items.map(e => e.kind);

  it('opens one for failing checks, tells owners and consumers, and closes it when they pass', async () => {
    const { measure, get, tell } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'pass', complete: 'pass' });
    expect(await get('')).toEqual({ items: [], total: 0 });

    await measure('orders', at(2), { unique: 'fail', complete: 'fail' });
    await measure('orders', at(3), { unique: 'fail', complete: 'fail' });
    const { items, total } = await get('');
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      number: 1,
      title: '2 checks fail in orders',
      product: ORDERS,
      domain: 'domain:default/sales-online',
      severity: 'high',
      state: 'opened',
      origin: 'check',
      faults: 2,
      affected: 2,
    });
    await tell();
    await tell();
    expect(
      world.told.map(({ recipients, payload }) => [recipients, payload.title]),
    ).toEqual([
      [
        { type: 'entity', entityRef: ['group:default/shop-team'] },
        'Incident: 2 checks fail in orders (#1)',
      ],
      // Owners of products below are told of their own, whatever they may see of the source.
      [
        { type: 'entity', entityRef: ['group:default/secret-team'] },
        'Data that Forecast takes has an incident',
      ],
      [
        { type: 'entity', entityRef: ['group:default/finance-team'] },
        'Data that Revenue by month takes has an incident',
      ],
    ]);
    expect(world.told[0].payload).toMatchObject({
      link: '/incidents/1',
      severity: 'high',
      scope: 'incident:1',
    });

    await measure('orders', at(4), { unique: 'pass', complete: 'fail' });
    expect((await get('/1')).state).toBe('opened');
    await measure('orders', at(5), { unique: 'pass', complete: 'pass' });
    expect(await get('/1')).toMatchObject({
      state: 'resolved',
      resolution: 'recovered',
      faults: 0,
      faultList: [],
    });
    world.told.length = 0;
    await tell();
    expect(world.told.map(({ payload }) => payload.title)).toEqual([
      'Recovered: 2 checks fail in orders (#1)',
      'Data that Forecast takes is right again',
      'Data that Revenue by month takes is right again',
    ]);
    expect(kinds((await get('/1/timeline')).items)).toEqual([
      'opened',
      'recovered',
    ]);
  });

  it('opens the same one again when it breaks again soon', async () => {
    const { measure, get } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'fail' });
    await measure('orders', at(2), { unique: 'pass' });
    await measure('orders', at(3), { unique: 'fail' });
    expect((await get('')).total).toBe(1);
    expect(kinds((await get('/1/timeline')).items)).toEqual([
      'opened',
      'recovered',
      'reopened',
    ]);
  });

  it('makes one incident of a broken source and what fails below it', async () => {
    const { report, run, get } = await startIncidents(world);
    const contractId = 'api:default/orders-v1';
    await report('forecast', at(2), { sums: 'fail' });
    await report('revenue', at(2), { sums: 'fail', rows: 'fail' });
    await report('orders', at(3), { unique: 'fail' }, { contractId });
    await run('incidents-reconcile');
    const { items } = await get('');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      product: ORDERS,
      contract: contractId,
      faults: 4,
    });
    const detail = await get('/1');
    expect(detail.affectedList).toEqual([
      { product: FORECAST, steps: 1, failing: true },
      { product: REVENUE, steps: 1, failing: true },
    ]);

    world.hidden = [FORECAST];
    expect(await get('/1')).toMatchObject({
      closedFaults: 1,
      closedAffected: 1,
      affectedList: [{ product: REVENUE }],
    });
    const [opened] = (await get('/1/timeline')).items;
    expect(opened.closedFaults).toBe(1);
    expect(JSON.stringify(opened)).not.toContain('forecast');
  });

  it('keeps apart what fails under a contract that nobody takes, and merges what shows later to be one', async () => {
    const { measure, get } = await startIncidents(world);
    await measure(
      'orders',
      at(1),
      { unique: 'fail' },
      { contractId: 'api:default/returns-v1' },
    );
    await measure('revenue', at(1), { sums: 'fail' });
    await measure(
      'orders',
      at(2),
      { other: 'fail' },
      { contractId: 'api:default/orders-v1' },
    );
    expect(
      (await get('?state=open')).items.map((item: any) => [
        item.product,
        item.contract,
      ]),
    ).toEqual([
      [ORDERS, 'api:default/orders-v1'],
      [ORDERS, 'api:default/returns-v1'],
    ]);
    expect((await get('/2')).mergedInto).toBe(3);
    expect(await get('/states?product=orders&product=revenue')).toEqual({
      items: expect.arrayContaining([
        { product: ORDERS, open: 2, worst: 'high', upstream: 0 },
        { product: REVENUE, open: 0, upstream: 1 },
      ]),
    });
  });

  it('is handled by its owner, step by step, and says what is possible', async () => {
    const { measure, get, post, tell } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'fail' });
    expect((await get('/1')).may).toEqual([
      'acknowledge',
      'assign',
      'rate',
      'comment',
      'resolve',
    ]);
    expect((await get('/1', 'fay')).may).toEqual(['comment']);
    await post('/1/acknowledge', {}, 'fay').expect(403);
    await post('/1/acknowledge', {}).expect(200);
    await post('/1/acknowledge', {}).expect(409);
    await post('/1/assign', { assignee: 'user:default/ghost' }).expect(400);
    await post('/1/assign', { assignee: 'fay' }).expect(200);
    // Who looks after it may go on, owner or not.
    await post('/1/rate', { severity: 'critical' }, 'fay').expect(200);
    await post('/1/comment', { text: ' The load ran twice. ' }).expect(200);
    await post('/1/comment', { text: '  ' }).expect(400);
    world.told.length = 0;
    await tell();
    expect(
      world.told
        .filter(({ payload }) => /^(Yours|Comment)/.test(payload.title))
        .map(({ recipients }) => recipients),
    ).toEqual([
      {
        type: 'entity',
        entityRef: ['user:default/fay'],
        excludeEntityRef: 'user:default/sam',
      },
      {
        type: 'entity',
        entityRef: ['user:default/fay'],
        excludeEntityRef: 'user:default/sam',
      },
    ]);
    const { body } = await post(
      '/1/resolve',
      { resolution: 'fixed', text: 'Loaded again' },
      'fay',
    ).expect(200);
    expect(body).toMatchObject({
      state: 'resolved',
      resolution: 'fixed',
      severity: 'critical',
      may: ['comment', 'reopen'],
    });
    // It was not: the same incident opens again, with who looked after it.
    await measure('orders', at(2), { unique: 'fail' });
    expect(await get('/1')).toMatchObject({
      state: 'assigned',
      assignee: 'user:default/fay',
    });
    const { items } = await get('/1/timeline');
    expect(kinds(items)).toEqual([
      'opened',
      'acknowledged',
      'assigned',
      'rated',
      'commented',
      'resolved',
      'reopened',
    ]);
    expect(items[4]).toMatchObject({
      by: 'user:default/sam',
      text: 'The load ran twice.',
    });
    const handled = () =>
      world.audited
        .filter(({ meta }) => meta?.subject === 'incident:1')
        .map(({ meta, outcome }) =>
          [meta?.person, meta?.actionType, meta?.status, outcome].join(' '),
        )
        .sort();
    // Written after each answer, so the last one comes a moment later.
    expect(
      await until(
        handled,
        all => all.length === 9 && !all.some(one => one.endsWith(' ')),
      ),
    ).toEqual([
      'user:default/fay acknowledge 403 NotAllowedError',
      'user:default/fay rate 200 success',
      'user:default/fay resolve 200 success',
      'user:default/sam acknowledge 200 success',
      'user:default/sam acknowledge 409 Error',
      'user:default/sam assign 200 success',
      'user:default/sam assign 400 Error',
      'user:default/sam comment 200 success',
      'user:default/sam comment 400 Error',
    ]);
    expect(world.audited).toContainEqual({
      eventId: 'incident-change',
      outcome: 'success',
      meta: expect.objectContaining({
        actionType: 'acknowledge',
        product: 'dataproduct:default/orders',
        subject: 'incident:1',
      }),
    });
  });

  it('is silent about what was accepted until it has passed', async () => {
    const { measure, get, post } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'fail' });
    await post('/1/resolve', { resolution: 'accepted' }).expect(200);
    await measure('orders', at(2), { unique: 'fail' });
    expect((await get('?state=open')).total).toBe(0);
    await measure('orders', at(3), { unique: 'pass' });
    await measure('orders', at(4), { unique: 'fail' });
    expect((await get('?state=open')).items[0].number).toBe(2);
  });

  it('stays open when a person opened it again', async () => {
    const { measure, get, post } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'fail' });
    await measure('orders', at(2), { unique: 'pass' });
    await post('/1/reopen', { text: 'The mails went out wrong.' }).expect(200);
    await measure('orders', at(3), { unique: 'pass' });
    await measure('revenue', at(3), { sums: 'fail' });
    expect((await get('/1')).state).toBe('opened');
  });

  it('is opened by people who see that something is wrong', async () => {
    const { post, get, tell } = await startIncidents(world);
    const wanted = {
      product: 'orders',
      title: 'Mails twice',
      description: 'Some got *two* of them.',
      severity: 'critical',
    };
    const { body } = await post('', wanted, 'fay').expect(201);
    expect(body).toMatchObject({
      number: 1,
      origin: 'person',
      openedBy: 'user:default/fay',
      description: 'Some got *two* of them.',
      affected: 2,
      may: ['comment'],
    });
    await tell();
    expect(world.told[0].recipients).toMatchObject({
      excludeEntityRef: 'user:default/fay',
    });
    expect((await get('?mine=true', 'fay')).total).toBe(0);
    expect((await get('?mine=true', 'sam')).total).toBe(1);
  });

  it('finds incidents by product, domain, state, severity and whose they are', async () => {
    const { post, get } = await startIncidents(world);
    const open = (name: string, severity: string) =>
      post('', { product: name, title: name, severity }).expect(201);
    await open('orders', 'low');
    await open('revenue', 'critical');
    await open('orders', 'high');
    await post('/1/resolve', { resolution: 'false-alarm' }).expect(200);
    const numbers = async (query: string, name = 'sam') =>
      (await get(query, name)).items.map((item: any) => item.number);
    expect(await numbers('')).toEqual([2, 3, 1]);
    expect(await numbers('?product=orders')).toEqual([3, 1]);
    expect(await numbers('?domain=finance')).toEqual([2]);
    expect(await numbers('?state=open')).toEqual([2, 3]);
    expect(await numbers('?state=resolved')).toEqual([1]);
    expect(await numbers('?severity=critical')).toEqual([2]);
    expect(await numbers('?mine=true&state=open')).toEqual([3]);
    expect(await numbers('?limit=1&offset=1')).toEqual([3]);
    expect((await get('?limit=1')).total).toBe(3);
    expect(await numbers('?reaching=revenue&state=open')).toEqual([3]);
  });

  it('shows nobody what is not theirs to see', async () => {
    const { measure, get, post } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'fail' });
    world.hidden = [ORDERS];
    expect(await get('')).toEqual({ items: [], total: 0 });
    for (const path of ['/1', '/1/timeline', '/2', '?reaching=orders']) {
      await get(path, 'sam', 404);
    }
    await post('/1/comment', { text: 'x' }).expect(404);
    await post('', { product: 'orders', title: 't', severity: 'low' }).expect(
      404,
    );
    expect((await get('/states?product=orders')).items).toEqual([]);
    // What reaches a product that one may see is told, and not from where.
    expect(await get('?reaching=revenue')).toEqual({
      items: [
        {
          closed: true,
          severity: 'high',
          state: 'opened',
          openedAt: expect.any(String),
        },
      ],
      total: 1,
    });
    world.hidden = [];
    world.denied = ['data-mesh.incident.read'];
    for (const path of ['', '/1', '/1/timeline', '/states?product=orders']) {
      await get(path, 'sam', 403);
    }
    world.denied = ['data-mesh.incident.handle', 'data-mesh.incident.comment'];
    await post('/1/acknowledge', {}).expect(403);
    await post('/1/comment', { text: 'x' }).expect(403);
    expect((await get('/1')).may).toEqual([]);
    world.denied = ['data-mesh.incident.open'];
    await post('', { product: 'orders', title: 't', severity: 'low' }).expect(
      403,
    );
  });

  it.each([
    ['?state=broken', "'state' must be one of open, opened"],
    ['?limit=1000', 'limit'],
    ['?product=api:default/x', "'product' must be an entity ref such as"],
    ['/x', 'no number of an incident'],
    ['/states', "'product' must be given"],
  ])('refuses %s with words', async (path, words) => {
    const { get } = await startIncidents(world);
    expect((await get(path, 'sam', 400)).error.message).toContain(words);
  });

  it('asks for the states of two hundred products at once', async () => {
    const { get } = await startIncidents(world);
    const refs = (count: number) =>
      Array.from({ length: count }, (_, index) => `product=p${index}`);
    const query = [...refs(199), 'product=orders'].join('&');
    expect((await get(`/states?${query}`)).items).toEqual([
      { product: ORDERS, open: 0, upstream: 0 },
    ]);
    await get(`/states?${refs(201).join('&')}`, 'sam', 400);
  });

  it('closes what a contract does not ask for any more', async () => {
    const { measure, run, get } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'fail' });
    const [{ key }] = (await get('/1')).faultList;
    await world.knex.transaction(tx =>
      new ResultListener().forgotten(tx, ORDERS, [key]),
    );
    await run('incidents-reconcile');
    expect(await get('/1')).toMatchObject({ resolution: 'recovered' });
  });

  it('opens one for an unusual figure, without the figure where it tells of values', async () => {
    const { run, get } = await startIncidents(world);
    const judge = (column: string | null, metric: string, isUnusual: boolean) =>
      world.knex.transaction(tx =>
        new ResultListener().judged(tx, [
          {
            series: {
              id: metric,
              product_ref: ORDERS,
              contract_ref: 'api:default/orders-v1',
              dataset: 'orders',
              column,
              metric,
            },
            measuredAt: at(isUnusual ? 1 : 2),
            anomaly: isUnusual
              ? {
                  series: {} as never,
                  measuredAt: at(1),
                  value: 3,
                  score: 1,
                  sentence: '3 where 900 are usual',
                  band: null,
                }
              : undefined,
          },
        ]),
      );
    await judge(null, 'rowCount', true);
    await judge('amount', 'sum', true);
    await run('incidents-reconcile');
    expect(await get('/1')).toMatchObject({
      origin: 'anomaly',
      severity: 'medium',
      title: '2 figures are unusual in orders',
      faultList: [
        { message: '3 where 900 are usual' },
        { name: 'Sum of orders.amount is unusual', message: null },
      ],
    });
    await judge(null, 'rowCount', false);
    await judge('amount', 'sum', false);
    await run('incidents-reconcile');
    expect((await get('/1')).state).toBe('resolved');
  });

  it('waits for a moment of quiet before it opens', async () => {
    const { measure, get } = await startIncidents(world, {
      settle: { minutes: 5 },
    });
    await measure('orders', at(1), { unique: 'fail' });
    expect((await get('')).total).toBe(0);
  });

  it('does everything once, however many replicas work', async () => {
    const first = await startIncidents(world);
    const second = await startIncidents(world);
    await first.report('orders', at(1), { unique: 'fail' });
    await second.report('revenue', at(1), { sums: 'fail' });
    await Promise.all(
      [first, second, first, second].map(({ run }) =>
        run('incidents-reconcile'),
      ),
    );
    const { items } = await second.get('');
    expect(items).toHaveLength(1);
    await Promise.all([first, second, first, second].map(each => each.tell()));
    expect(world.told).toHaveLength(3);
    const [{ status: one }, { status: other }] = await Promise.all([
      first.post('/1/acknowledge', {}),
      second.post('/1/acknowledge', {}),
    ]);
    expect([one, other].sort()).toEqual([200, 409]);
  });

  it('tells again what could not be told', async () => {
    const { measure, tell } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'fail' });
    world.deaf = true;
    await tell();
    world.deaf = false;
    await world.knex('incident_delivery').update({ next_at: at(1) });
    await tell();
    expect(world.told).toHaveLength(3);
  });

  it('merges what lineage shows to be one a while later', async () => {
    const portal = await startIncidents(world);
    const { measure, get } = portal;
    const { entities } = world;
    world.entities = entities.map(entity =>
      entity.metadata.name === 'revenue'
        ? {
            ...entity,
            metadata: { ...entity.metadata, etag: 'before' },
            spec: { ...entity.spec, inputPorts: [] },
          }
        : entity,
    );
    await measure('orders', at(1), { unique: 'fail' });
    await measure('revenue', at(1), { sums: 'fail' });
    expect((await get('?state=open')).total).toBe(2);
    world.entities = entities;
    const { items } = await reconcileUntil({
      portals: [portal],
      minutes: 1,
      read: () => get('?state=open'),
      holds: ({ total }) => total === 1,
    });
    expect(items).toMatchObject([{ number: 1, faults: 2 }]);
    expect((await get('/2')).mergedInto).toBe(1);
  });

  it('waits until lineage has heard of a new product', async () => {
    const { measure, run, get } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'fail' });
    const takesOrders = product('fresh', {
      spec: {
        owner: 'shop-team',
        inputPorts: [{ name: 'orders', contract: 'orders-v1' }],
      },
    });
    world.entities = [...world.entities, takesOrders];
    await measure('fresh', at(1), { sums: 'fail' });
    expect((await get('/1')).faults).toBe(1);
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 61_000);
    const incident = await until(
      async () => {
        await run('incidents-reconcile');
        return get('/1');
      },
      ({ faults }) => faults === 2,
    );
    clock.mockRestore();
    expect((await get('')).total).toBe(1);
    expect(incident).toMatchObject({ faults: 2, affected: 3 });
  });

  it('lets go of products that are gone from the catalog', async () => {
    const { measure, run, get } = await startIncidents(world);
    await measure('orders', at(1), { unique: 'fail' });
    await measure('orphan', at(1), { unique: 'fail' });
    const { entities } = world;
    world.entities = [];
    await run('incidents-forget');
    world.entities = entities.filter(
      ({ metadata }) => metadata.name !== 'orders',
    );
    await run('incidents-forget');
    await run('incidents-reconcile');
    expect(
      await world
        .knex('incident')
        .orderBy('number')
        .select('product_ref', 'state'),
    ).toEqual([
      { product_ref: ORDERS, state: 'resolved' },
      { product_ref: 'dataproduct:default/orphan', state: 'opened' },
    ]);
    await run('incidents-forget');
    expect(
      await world.knex('incident_fault').distinct().pluck('product_ref'),
    ).toEqual(['dataproduct:default/orphan']);
    expect((await get('?state=open')).total).toBe(1);
  });

  it('forgets what ended long ago', async () => {
    const { measure, get, run } = await startIncidents(world, {
      retentionDays: 10,
    });
    await measure('orders', at(1), { unique: 'fail' });
    await measure('orders', at(2), { unique: 'pass' });
    await measure('revenue', at(2), { sums: 'fail' });
    await run('incidents-forget');
    expect((await get('')).total).toBe(2);
    await world.knex('incident').update({ resolved_at: '2020-01-01' });
    await run('incidents-forget');
    expect((await get('')).items.map((item: any) => item.number)).toEqual([2]);
    expect(await world.knex('incident_event').pluck('incident_number')).toEqual(
      [2],
    );
  });
});
