// SPDX-License-Identifier: Apache-2.0
import { createHmac, timingSafeEqual } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { Receiver } from './__testUtils__/receiver';
import {
  incidentWorld,
  startIncidents,
  type World,
} from './__testUtils__/startIncidents';
import { backoff } from './delivery/backoff';
import { readIncidentSettings } from './settings';

const KEY = 'a key of thirty-two characters !';
const SECRET = `whsec_${Buffer.from(KEY).toString('base64')}`;
const long = '2000-01-01T00:00:00.000Z';

/** As a receiver does it: see the how-to. */
function isOurs({ headers, text }: Receiver['got'][number], key: string) {
  const id = headers['webhook-id'];
  const time = headers['webhook-timestamp'];
  if (Math.abs(Date.now() / 1000 - Number(time)) > 300) return false;
  const expected = createHmac('sha256', key)
    .update(`${id}.${time}.${text}`)
    .digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some(each => {
      const [version, signature] = each.split(',');
      const given = Buffer.from(signature, 'base64');
      return (
        version === 'v1' &&
        given.length === expected.length &&
        timingSafeEqual(given, expected)
      );
    });
}

const databases = testDatabases();

describe.each(databases.eachSupportedId())('webhooks, %p', id => {
  let world: World;
  let receiver: Receiver;

  beforeEach(async () => {
    world = incidentWorld(await databases.init(id));
    receiver = new Receiver();
    await receiver.up();
  });
  afterEach(() => receiver.down());

  const start = (...webhooks: object[]) =>
    startIncidents(world, {
      notifications: false,
      webhooks: webhooks.map((webhook, index) => ({
        id: `hook-${index}`,
        url: receiver.url,
        secret: SECRET,
        ...webhook,
      })),
    });
  const wanted = (over: object = {}) => ({
    product: 'orders',
    title: 'Mails <twice> & *bold*',
    severity: 'high',
    ...over,
  });
  const makeDue = () =>
    world.knex('incident_delivery').update({ next_at: long, tried_at: long });
  const states = () =>
    world.knex('incident_delivery').orderBy('id').pluck('state');

  it('sends signed CloudEvents', async () => {
    const { post, tell } = await start({});
    await post('', wanted()).expect(201);
    await post('/1/comment', { text: 'For us alone.' }).expect(200);
    await post('/1/resolve', { resolution: 'fixed' }).expect(200);
    await tell();
    expect(receiver.got).toHaveLength(2);
    expect(receiver.got.map(each => isOurs(each, KEY))).toEqual([true, true]);
    expect(isOurs(receiver.got[0], 'another key')).toBe(false);
    const [{ headers }] = receiver.got;
    expect(headers['content-type']).toBe(
      'application/cloudevents+json; charset=utf-8',
    );
    const [opened, resolved] = receiver.bodies;
    expect(opened).toEqual({
      specversion: '1.0',
      id: headers['webhook-id'],
      source: 'http://portal.example/incidents',
      type: 'io.meshwright.incident.opened.v1',
      subject: '1',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      datacontenttype: 'application/json',
      data: {
        number: 1,
        title: 'Mails <twice> & *bold*',
        url: 'http://portal.example/incidents/1',
        product: 'dataproduct:default/orders',
        contract: null,
        domain: 'domain:default/sales-online',
        severity: 'high',
        state: 'opened',
        origin: 'person',
        resolution: null,
        mergedInto: null,
        assignee: null,
        openedAt: expect.any(String),
        openedBy: 'user:default/sam',
        resolvedAt: null,
        by: 'user:default/sam',
      },
    });
    expect(resolved).toMatchObject({
      type: 'io.meshwright.incident.resolved.v1',
      data: { state: 'resolved', resolution: 'fixed' },
    });
    expect(resolved.id).not.toBe(opened.id);
  });

  it('names to a receiver what it has clearance for, and of the rest only that there is something', async () => {
    const { post, tell } = await start(
      {},
      { clearance: 'confidential' },
      { format: 'slack', secret: undefined },
      { format: 'teams', secret: undefined },
    );
    const secret = { product: 'revenue', title: 'Half of it is missing' };
    await post('', wanted(secret), 'fay').expect(201);
    await tell();
    expect(receiver.got).toHaveLength(4);
    const [named, ...others] = [...receiver.got].sort(
      (a, b) =>
        Number(b.text.includes('revenue')) - Number(a.text.includes('revenue')),
    );
    expect(JSON.parse(named.text).data).toMatchObject({
      product: 'dataproduct:default/revenue',
      title: 'Half of it is missing',
      by: 'user:default/fay',
    });
    for (const { text } of others) {
      expect(text).toContain('http://portal.example/incidents/1');
      expect(text).toContain('A product that is not named here');
      expect(text).not.toMatch(/revenue|Half of it|finance|fay/);
    }
    // It may be held more strictly by the time that a message is sent, and nobody knows of what is gone.
    world.entities = [];
    receiver.got.length = 0;
    await post('/1/comment', { text: 'x' }).expect(404);
    await world.knex('incident_delivery').update({ state: 'waiting' });
    await makeDue();
    await tell();
    expect(receiver.got.map(({ text }) => text).join()).not.toContain(
      'revenue',
    );
  });

  it('signs with two secrets while one takes over', async () => {
    const { post, tell } = await start({
      secret: 'new',
      previousSecret: 'old',
    });
    await post('', wanted()).expect(201);
    await tell();
    expect(isOurs(receiver.got[0], 'new')).toBe(true);
    expect(isOurs(receiver.got[0], 'old')).toBe(true);
  });

  it('writes plain text for Slack and Teams', async () => {
    const { post, tell } = await start(
      { format: 'slack', secret: undefined },
      { format: 'teams', secret: undefined },
    );
    await post('', wanted()).expect(201);
    await post('/1/acknowledge', {}).expect(200);
    await tell();
    expect(receiver.got).toHaveLength(2);
    expect(receiver.got[0].headers).not.toHaveProperty('webhook-signature');
    const slack = receiver.bodies.find(body => body.blocks);
    const teams = receiver.bodies.find(body => body.attachments);
    expect(slack.text).toBe('Incident: Mails &lt;twice&gt; &amp; *bold* (#1)');
    expect(slack.blocks[0].text).toEqual({
      type: 'plain_text',
      text: 'Incident: Mails <twice> & *bold* (#1)',
      emoji: false,
    });
    const { contentType, content } = teams.attachments[0];
    expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(content.body[0].inlines[0].text).toBe(
      'Incident: Mails <twice> & *bold* (#1)',
    );
    expect(content.actions[0].url).toBe('http://portal.example/incidents/1');
  });

  it('tells each receiver only of its domains and severities', async () => {
    const { post, tell } = await start(
      { domains: ['finance'] },
      { severities: ['critical'] },
    );
    await post('', wanted()).expect(201);
    await post('', wanted({ product: 'revenue' })).expect(201);
    await post('', wanted({ severity: 'critical' })).expect(201);
    await tell();
    expect(receiver.bodies.map(({ subject }) => subject).sort()).toEqual([
      '2',
      '3',
    ]);
  });

  it('loses nothing when a receiver is down and the portal restarts', async () => {
    const first = await start({});
    await receiver.down();
    await first.post('', wanted()).expect(201);
    await first.tell();
    await first.post('/1/resolve', { resolution: 'fixed' }).expect(200);
    await first.tell();
    expect(await states()).toEqual(['waiting', 'waiting']);
    expect(
      await world.knex('incident_delivery').orderBy('id').first(),
    ).toMatchObject({ attempts: 1, error: 'ECONNREFUSED' });
    await first.stop();

    const second = await start({});
    await receiver.up();
    // Its end is not told before its beginning, which waits for its time.
    await second.tell();
    expect(receiver.got).toEqual([]);
    await makeDue();
    await second.tell();
    await second.tell();
    expect(receiver.bodies.map(({ type }) => type)).toEqual([
      'io.meshwright.incident.opened.v1',
      'io.meshwright.incident.resolved.v1',
    ]);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('does not follow redirects, and tries again', async () => {
    const { post, tell } = await start({});
    receiver.answer = {
      status: 307,
      headers: { location: receiver.url.replace('/hook', '/elsewhere') },
    };
    await post('', wanted()).expect(201);
    await tell();
    expect(receiver.got.map(({ path }) => path)).toEqual(['/hook']);
    const row = await world.knex('incident_delivery').first();
    expect(row).toMatchObject({
      state: 'waiting',
      error: 'it answered 307, and redirects are not followed',
    });
    receiver.answer = { status: 200 };
    await makeDue();
    await tell();
    // The receiver can tell that it is the same message.
    const ids = receiver.got.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
    expect(await states()).toEqual(['sent']);
  });

  it('gives up waiting for an answer', async () => {
    const { post, tell } = await start({ timeout: { milliseconds: 100 } });
    receiver.answer = undefined;
    await post('', wanted()).expect(201);
    await tell();
    expect(await world.knex('incident_delivery').first()).toMatchObject({
      state: 'waiting',
      error: 'no answer in time',
    });
  });

  it('waits as long as the receiver asks', async () => {
    const { post, tell } = await start({});
    receiver.answer = { status: 429, headers: { 'retry-after': '900' } };
    await post('', wanted()).expect(201);
    const before = Date.now();
    await tell();
    const { next_at: next } = await world.knex('incident_delivery').first();
    expect(Date.parse(next) - before).toBeGreaterThanOrEqual(900_000);
  });

  it('gives up after a week', async () => {
    const { post, tell } = await start({});
    receiver.answer = { status: 500 };
    await post('', wanted()).expect(201);
    await world.knex('incident_delivery').update({ created_at: long });
    await tell();
    expect(await states()).toEqual(['failed']);
  });

  it('sends no more in a minute than is allowed, over all replicas', async () => {
    const [first, second] = [
      await start({ perMinute: 2 }),
      await start({ perMinute: 2 }),
    ];
    for (let count = 0; count < 5; count++) {
      await first.post('', wanted()).expect(201);
    }
    await first.tell();
    await second.tell();
    expect(receiver.got).toHaveLength(2);
    await makeDue();
    await second.tell();
    expect(receiver.got).toHaveLength(4);
  });

  it('sends each message once, though replicas send at the same time', async () => {
    const [first, second] = [await start({}), await start({})];
    const titles = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const title of titles) {
      await first.post('', wanted({ title })).expect(201);
    }
    await Promise.all([first.tell(), second.tell(), first.tell()]);
    const ids = receiver.got.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(titles.length);
    expect(ids).toHaveLength(titles.length);
    expect(receiver.bodies.map(({ data }) => data.title).sort()).toEqual(
      titles,
    );
    expect(new Set(await states())).toEqual(new Set(['sent']));
  });

  it('keeps a receiver that works from waiting for one that does not', async () => {
    const other = new Receiver();
    await other.up();
    const { post, tell } = await start({}, { url: other.url });
    await receiver.down();
    await post('', wanted()).expect(201);
    await tell();
    expect(other.got).toHaveLength(1);
    await other.down();
  });

  it('neither logs nor keeps addresses and secrets', async () => {
    const { post, tell } = await start({ url: `${receiver.url}?token=hush` });
    receiver.answer = { status: 500 };
    await post('', wanted()).expect(201);
    await tell();
    const row = JSON.stringify(await world.knex('incident_delivery').first());
    expect(row).toContain('it answered 500');
    expect(row).not.toContain('hush');
    expect(row).not.toContain(SECRET);
    expect(receiver.got[0].path).toContain('hush');
  });
});

describe('backoff', () => {
  it.each([
    [1, 0, 0, 5_000],
    [1, 1, 0, 2_500],
    [4, 0, 0, 40_000],
    [99, 0, 0, 3_600_000],
    [1, 0, 60_000, 60_000],
    // Nobody keeps us waiting for longer than an hour.
    [1, 0, 1e12, 3_600_000],
  ])('after %p attempts, by chance %p, asked for %p', (...given) => {
    const [attempts, random, asked, expected] = given;
    expect(backoff(attempts, random, asked)).toBe(expected);
  });
});

describe('settings of webhooks', () => {
  it.each([
    [{ id: 'a', url: 'ftp://x', secret: 's' }, "'url' must be an http"],
    [{ id: 'a', url: 'http://x' }, "needs a 'secret'"],
    [{ id: 'a', url: 'http://x', format: 'fax' }, "'format' must be one of"],
    [
      { id: 'a', url: 'http://x', secret: 's', severities: ['bad'] },
      "'severities' may hold critical",
    ],
  ])('refuse %j', (webhook, words) => {
    const config = mockServices.rootConfig({
      data: { dataMesh: { incidents: { webhooks: [webhook] } } },
    });
    expect(() => readIncidentSettings(config)).toThrow(words);
  });
});
