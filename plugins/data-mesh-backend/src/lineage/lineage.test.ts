// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { until } from '../__testUtils__/until';
import { forget } from './database/forget';
import {
  type RunningLineage,
  around,
  event,
  startLineage,
} from './__testUtils__/startLineage';

const databases = testDatabases();
const names = (body: { nodes: Array<{ id: string; closed?: true }> }) =>
  body.nodes.map(({ id }) => id.replace(/^[a-z]+:.*?#/, '')).join(' ');
const edges = (body: { edges: Array<{ from: string; to: string }> }) =>
  body.edges
    .map(({ from, to }) => `${from.split('#')[1]}>${to.split('#')[1]}`)
    .join(' ');

describe.each(databases.eachSupportedId())('lineage on %s', databaseId => {
  let knex: Knex;
  let mesh: RunningLineage;
  beforeEach(async () => {
    knex = await databases.init(databaseId);
    mesh = await startLineage({ knex });
  });

  it('takes an event and shows what it says', async () => {
    const { status, body } = await mesh.send(
      event({ inputs: ['raw'], outputs: ['orders'] }),
    );
    expect([status, body]).toEqual([
      200,
      {
        status: 'success',
        summary: { received: 1, successful: 1, failed: 0 },
        failed_events: [],
      },
    ]);
    const graph = await mesh.eventually<any>(around('raw'), () => true);
    expect(graph).toEqual({
      start: ['dataset:postgres://h:5432#raw'],
      nodes: [
        {
          id: 'dataset:postgres://h:5432#raw',
          type: 'dataset',
          namespace: 'postgres://h:5432',
          name: 'raw',
          facts: {},
          up: 0,
          down: 0,
          hiddenUp: 0,
          hiddenDown: 0,
        },
        expect.objectContaining({ name: 'orders', down: 1 }),
      ],
      edges: [
        {
          from: 'dataset:postgres://h:5432#raw',
          to: 'dataset:postgres://h:5432#orders',
          kind: 'direct',
          source: 'openlineage',
          lastSeen: '2026-03-01T10:00:00.000Z',
        },
      ],
      beyond: { up: 0, down: 0, total: 0 },
    });
    const jobs = await mesh.get(around('raw', '&granularity=job'));
    expect(names(jobs.body)).toBe('raw etl orders');
  });

  it('takes a list of events in gzip, and names those that are wrong', async () => {
    const { body } = await mesh.sendGzip([
      event({ inputs: ['a'], outputs: ['b'] }),
      { ...event({}), inputs: [{ name: 'x' }] },
      event({ job: 'two', inputs: ['b'], outputs: ['c'] }),
    ]);
    expect(body).toMatchObject({
      status: 'partial_success',
      summary: { received: 3, successful: 2, failed: 1 },
      failed_events: [
        {
          index: 1,
          reason: expect.stringContaining('/inputs/0/namespace'),
          retriable: false,
        },
      ],
    });
    await mesh.eventually(around('a'), graph => names(graph) === 'a b c');
  });

  it('counts an event once, however often it is sent', async () => {
    const one = event({ inputs: ['a'], outputs: ['b'] });
    await mesh.send(one);
    // Another order of members is no other event.
    await mesh.send(Object.fromEntries(Object.entries(one).reverse()));
    const [{ count }] = await knex('lineage_event').count({ count: '*' });
    expect(Number(count)).toBe(1);
  });

  it('joins the events of a run that come in the wrong order', async () => {
    const run = '0190b7a5-36f9-7a33-9d6e-9f2e7b6d0a01';
    await mesh.send(event({ run, at: '2026-03-01T11:00:00Z', outputs: ['b'] }));
    await mesh.eventually(around('b'), graph => names(graph) === 'b');
    await mesh.send(event({ run, type: 'START', inputs: ['a'] }));
    const graph = await mesh.eventually<any>(
      around('b'),
      body => edges(body) === 'a>b',
    );
    expect(names(graph)).toBe('b a');
  });

  it('knows what was when, and what changed', async () => {
    await mesh.send([
      event({ at: '2026-03-03T10:00:00Z', inputs: ['new'], outputs: ['r'] }),
      event({ at: '2026-03-01T10:00:00Z', inputs: ['old'], outputs: ['r'] }),
    ]);
    await mesh.eventually(around('r'), graph => names(graph) === 'r new');
    const then = await mesh.get(around('r', '&at=2026-03-02'));
    expect(names(then.body)).toBe('r old');
    const { body } = await mesh.get(
      'differences?before=2026-03-02&after=2026-03-04',
    );
    expect(edges({ edges: body.added })).toBe('new>r');
    expect(edges({ edges: body.removed })).toBe('old>r');
    expect(body.counts).toEqual({ added: 1, removed: 1 });
    const history = await mesh.get(
      `history?node=${encodeURIComponent('job:jobs#etl')}`,
    );
    expect(history.body).toMatchObject({
      total: 2,
      items: [
        { what: 'run', state: 'complete', at: '2026-03-03T10:00:00.000Z' },
        { at: '2026-03-01T10:00:00.000Z' },
      ],
    });
  });

  it('ends what has to do with a dropped dataset', async () => {
    await mesh.send(
      event({ inputs: ['a'], outputs: ['b'], columns: { 'b.x': 'a.x' } }),
    );
    await mesh.eventually(around('a'), graph => names(graph) === 'a b');
    const drop = event({
      job: 'drop',
      at: '2026-03-05T10:00:00Z',
      outputs: ['b'],
    });
    const [output] = drop.outputs;
    await mesh.send({
      ...drop,
      outputs: [
        {
          ...output,
          facets: { lifecycleStateChange: { lifecycleStateChange: 'DROP' } },
        },
      ],
    });
    const graph = await mesh.eventually<any>(
      around('a'),
      body => names(body) === 'a',
    );
    expect(graph.edges).toEqual([]);
    const columns = await mesh.get(around('a', '&granularity=column'));
    expect(columns.body.edges).toEqual([]);
    const then = await mesh.get(around('a', '&at=2026-03-02'));
    expect(names(then.body)).toBe('a b');
  });

  it('is one dataset for another spelling that comes later', async () => {
    const at = (namespace: string, name: string) => ({ namespace, name });
    await mesh.send({
      ...event({ job: 'x' }),
      inputs: [at('s3://lake', 'a')],
      outputs: [at('s3://lake', 'b')],
    });
    const path = `graph?node=${encodeURIComponent('dataset:s3://lake#a')}`;
    await mesh.eventually(path, body => names(body) === 'a b');
    await mesh.send({
      ...event({ job: 'y' }),
      inputs: [at('s3a://lake', '/b/')],
      outputs: [at('s3://lake', 'c')],
    });
    const graph = await mesh.eventually<any>(
      path,
      body => body.nodes.length === 3,
    );
    expect(names(graph)).toBe('a b c');
  });

  it('says what a column breaks, and where a value is from', async () => {
    await mesh.send([
      event({ job: 'x', outputs: ['b'], columns: { 'b.id': 'a.key' } }),
      event({ job: 'y', outputs: ['c'], columns: { 'c.id': 'b.id' } }),
    ]);
    const column = (name: string, own: string) =>
      encodeURIComponent(`column:postgres://h:5432#${name}#${own}`);
    const impact = await mesh.eventually<any>(
      `impact?node=${column('a', 'key')}`,
      ({ columns }) => columns.length === 2,
    );
    expect(impact.verdict).toBe('breaking');
    expect(impact.columns.map((each: any) => each.name)).toEqual([
      'b.id',
      'c.id',
    ]);
    const sources = `sources?node=${column('c', 'id')}`;
    const { body } = await mesh.get(sources);
    expect(body).toEqual({
      sources: [
        { id: 'column:postgres://h:5432#a#key', name: 'a.key', steps: 2 },
      ],
      suspects: [],
      closed: 0,
    });

    const checked = (day: string, success: boolean) => {
      const one = event({
        job: 'test',
        at: `2026-03-0${day}T10:00:00Z`,
        inputs: ['b'],
      });
      return {
        ...one,
        inputs: one.inputs.map(input => ({
          ...input,
          inputFacets: {
            dataQualityAssertions: {
              assertions: [{ assertion: 'unique', column: 'id', success }],
            },
          },
        })),
      };
    };
    await mesh.send([checked('3', false), checked('2', true)]);
    const suspect = await mesh.eventually<any>(
      sources,
      ({ suspects }) => suspects.length > 0,
    );
    expect(suspect.suspects).toEqual([
      {
        id: 'column:postgres://h:5432#b#id',
        name: 'b.id',
        steps: 1,
        reason: 'Checks failed: unique.',
        evidence: [
          {
            kind: 'check',
            name: 'unique',
            status: 'fail',
            column: 'id',
            at: '2026-03-03T10:00:00.000Z',
          },
        ],
      },
    ]);
    await mesh.send(checked('4', true));
    await mesh.eventually<any>(
      sources,
      ({ suspects }) => suspects.length === 0,
    );
  });

  it('says what else sources call one dataset', async () => {
    const one = event({ job: 'x', inputs: ['a'], outputs: ['b'] });
    const symlinks = {
      identifiers: [{ namespace: 's3://lake', name: 'b', type: 'LOCATION' }],
    };
    await mesh.send({
      ...one,
      outputs: one.outputs.map(each => ({
        ...each,
        facets: { ...each.facets, symlinks },
      })),
    });
    const answer = await mesh.eventually<any>(
      around('b', '&depth=0'),
      ({ nodes }) => names({ nodes }) === 'b',
    );
    expect(answer.otherNames).toEqual([{ namespace: 's3://lake', name: 'b' }]);
    const { body } = await mesh.get(around('b'));
    expect(body.otherNames).toBeUndefined();
  });

  it('is the same in every replica', async () => {
    await mesh.send(event({ job: 'x', inputs: ['a'], outputs: ['b'] }));
    await mesh.eventually(around('a'), graph => names(graph) === 'a b');
    const other = await startLineage({ knex });
    await other.eventually(around('a'), graph => names(graph) === 'a b');
    await other.send(event({ job: 'y', inputs: ['b'], outputs: ['c'] }));
    await mesh.eventually(around('a'), graph => names(graph) === 'a b c');
    const [{ count }] = await knex('lineage_event').count({ count: '*' });
    expect(Number(count)).toBe(2);
  });

  it('knows the same in whatever order runs come, and however often', async () => {
    const runs = [
      event({ at: '2026-03-01T10:00:00Z', inputs: ['a'], outputs: ['r'] }),
      event({ at: '2026-03-02T10:00:00Z', inputs: ['b'], outputs: ['r'] }),
      event({ at: '2026-03-03T10:00:00Z', inputs: ['a'], outputs: ['r'] }),
      event({ at: '2026-03-04T10:00:00Z', inputs: ['a'], outputs: ['r'] }),
    ];
    const at = async (day: string) =>
      names((await mesh.get(around('r', `&at=2026-03-${day}`))).body);
    for (const n of [2, 0, 3, 1, 2]) {
      await mesh.send(runs[n]);
      await mesh.settled();
    }
    expect(await at('01')).toBe('r a');
    expect(await at('02')).toBe('r b');
    expect(await at('03')).toBe('r a');
    const { body } = await mesh.get(around('r'));
    expect(body.edges).toMatchObject([
      { lastSeen: '2026-03-04T10:00:00.000Z' },
    ]);
  });

  it('comes to an end with a run that tells of itself all the time', async () => {
    const run = '0190b7a5-36f9-7a33-9d6e-9f2e7b6d0a02';
    await mesh.send(
      Array.from({ length: 600 }, (_, second) =>
        event({
          run,
          type: 'RUNNING',
          at: new Date(Date.UTC(2026, 2, 1, 10, 0, second)).toISOString(),
          inputs: ['stream'],
          outputs: ['table'],
        }),
      ),
    );
    await mesh.eventually(around('stream'), graph => names(graph) !== '');
    await mesh.settled();
    const { body } = await mesh.get(around('stream'));
    expect(body.edges).toMatchObject([
      { lastSeen: '2026-03-01T10:09:59.000Z' },
    ]);
  });

  it('says when an edge was seen last, though nothing else changed', async () => {
    const seen = (day: string) => (body: any) =>
      body.edges[0]?.lastSeen === `2026-03-0${day}T10:00:00.000Z`;
    for (const day of ['1', '2', '3']) {
      await mesh.send(
        event({
          at: `2026-03-0${day}T10:00:00Z`,
          inputs: ['a'],
          outputs: ['b'],
        }),
      );
      await mesh.eventually(around('a'), seen(day));
    }
    const later = await startLineage({ knex });
    await later.eventually(around('a'), seen('3'));
    const rows = await knex('lineage_edge').max({ seq: 'seq' }).first();
    const state = await knex('lineage_state').first();
    expect(Number(rows?.seq)).toBeLessThan(Number(state.seq));
  });

  it('waits for the end of a run to change what earlier ones told, unless it goes on for ever', async () => {
    const of = (job: string) =>
      `graph?node=${encodeURIComponent(`job:jobs#${job}`)}&granularity=job`;
    const run = '00000000-0000-4000-9000-000000000001';
    const at = '2026-03-02T10:00:00Z';
    await mesh.send(
      event({ inputs: ['a'], outputs: ['b'], columns: { 'b.x': 'a.x' } }),
    );
    await mesh.eventually(around('a'), graph => names(graph) === 'a b');
    // Who only starts may not know yet which of its inputs goes where.
    await mesh.send(
      event({ run, at, type: 'START', inputs: ['a', 'c'], outputs: ['b'] }),
    );
    await mesh.eventually<any>(of('etl'), ({ nodes }) =>
      nodes.some((each: any) => each.facts.lastState === 'running'),
    );
    expect((await mesh.get(around('c'))).status).toBe(404);
    await mesh.send(event({ run, at, type: 'RUNNING', inputs: ['c'] }));
    await mesh.eventually(around('c'), graph => names(graph) === 'c b');
  });

  it('is right when replicas work at the same time', async () => {
    const other = await startLineage({ knex });
    const chain = Array.from({ length: 60 }, (_, n) => [
      event({
        job: `job ${n}`,
        run: `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`,
        type: 'START',
        at: '2026-03-01T09:00:00Z',
        inputs: [`d${n}`],
      }),
      event({
        job: `job ${n}`,
        run: `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`,
        outputs: [`d${n + 1}`],
      }),
    ]);
    // Each run in two halves, one to each replica, and some to both.
    await Promise.all(
      chain.flatMap(([first, second], n) => [
        mesh.send(first),
        other.send(second),
        ...(n % 5 === 0 ? [mesh.send(second)] : []),
      ]),
    );
    await mesh.eventually(
      around('d0', '&depth=50&limit=1000'),
      ({ nodes, beyond }) => nodes.length + beyond.total === 61,
    );
    const [{ count }] = await knex('lineage_event').count({ count: '*' });
    expect(Number(count)).toBe(120);
  });
});

describe.each(databases.eachSupportedId())('retention on %s', id => {
  it('forgets what is old, keeps what is declared or was seen since, and says so', async () => {
    const knex = await databases.init(id);
    const mesh = await startLineage({ knex });
    await mesh.send([
      // Ended long ago.
      event({ at: '2025-01-01T10:00:00Z', inputs: ['gone'], outputs: ['r'] }),
      event({ at: '2025-02-01T10:00:00Z', inputs: ['kept'], outputs: ['r'] }),
      event({ at: '2026-03-01T10:00:00Z', inputs: ['kept'], outputs: ['r'] }),
      // Never ended, and nobody runs it any more.
      event({
        job: 'asleep',
        at: '2025-01-01T10:00:00Z',
        inputs: ['kept'],
        outputs: ['s'],
        columns: { 's.x': 'kept.x' },
      }),
    ]);
    await mesh.eventually(around('kept'), graph => names(graph) === 'kept r s');
    await mesh.settled();
    await knex('lineage_event').update({
      received_at: Date.parse('2025-06-01'),
    });
    expect((await mesh.get(around('r', '&at=2025-01-15'))).body).toEqual(
      expect.not.objectContaining({ keptSince: expect.anything() }),
    );

    await forget(knex, Date.parse('2026-01-01'));
    // Where joining all anew takes long, what was known before is the answer meanwhile.
    await mesh.eventually(around('kept'), graph => names(graph) === 'kept r');
    expect((await mesh.get(around('gone'))).status).toBe(404);
    expect((await mesh.get(around('s'))).status).toBe(404);
    const { body } = await mesh.get(around('r', '&at=2025-03-01'));
    expect(names(body)).toBe('r kept');
    expect(body.keptSince).toBe('2026-01-01T00:00:00.000Z');
    const differences = await mesh.get(
      'differences?before=2025-01-15&after=2026-03-02',
    );
    expect(differences.body.keptSince).toBe('2026-01-01T00:00:00.000Z');
    const runs = await mesh.get(
      `history?node=${encodeURIComponent('job:jobs#etl')}`,
    );
    expect(runs.body.total).toBe(1);
    const columns = await knex('lineage_node').where('id', 'like', 'column:%');
    expect(columns.map(({ id: own }) => own)).toEqual([
      expect.stringContaining('#kept#x'),
    ]);
    expect(await knex('lineage_event').select('id')).toEqual([]);

    await mesh.send(
      event({
        job: 'asleep',
        at: '2026-03-05T10:00:00Z',
        inputs: ['kept'],
        outputs: ['s'],
        columns: { 's.x': 'kept.x' },
      }),
    );
    await mesh.eventually(around('kept'), graph => names(graph) === 'kept r s');
  });
});

it('puts a run aside that cannot be brought into the graph', async () => {
  const knex = await databases.init('SQLITE_3');
  const mesh = await startLineage({ knex });
  await knex.raw(
    "create trigger refuse before insert on lineage_node when new.id like '%poison%' begin select raise(abort, 'refused'); end",
  );
  await mesh.send([
    event({ job: 'a', inputs: ['poison'], outputs: ['x'] }),
    event({ job: 'b', inputs: ['c'], outputs: ['d'] }),
  ]);
  await mesh.eventually(around('c'), graph => names(graph) === 'c d');
  await mesh.send(event({ job: 'e', inputs: ['d'], outputs: ['f'] }));
  await mesh.eventually(around('c'), graph => names(graph) === 'c d f');
  const rows = await until(
    () => knex('lineage_event').where({ put_aside: 1 }),
    found => found.length > 0,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].body).toContain('poison');
});

describe('what is wrong with requests', () => {
  let mesh: RunningLineage;
  beforeAll(async () => {
    mesh = await startLineage({ knex: await databases.init('SQLITE_3') });
  });

  it.each<[what: string, body: unknown, words: string]>([
    ['no object', '7', 'Send one event'],
    ['no event', { x: 1 }, '/job'],
    ['a job without a name', { job: { namespace: 'a' } }, '/job/name'],
    ['broken JSON', '{', 'JSON'],
    [
      'an abyss',
      `{"job":{"namespace":"a","name":"b","facets":${'['.repeat(
        5_000,
      )}${']'.repeat(5_000)}}}`,
      'nests deeper than 200',
    ],
    ['too many', `[${'{},'.repeat(10_000)}{}]`, 'at most 10000'],
  ])('refuses %s', async (_, body, words) => {
    const response = await mesh.send(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(words);
  });

  it.each([
    ['graph', 400, "'node' must be given"],
    ['graph?node=', 400, 'must not be empty'],
    ['graph?node=dataset:a%23b', 404, 'no lineage of'],
    [around('a', '&depth=-1'), 400, 'whole number from 0 to 50'],
    [around('a', '&limit=99999'), 400, 'from 1 to 10000'],
    [around('a', '&direction=left'), 400, 'one of up, down, both'],
    [around('a', '&at=soon'), 400, 'must be a day'],
    [around('a', '&depht=1'), 400, "Unknown parameter 'depht'"],
    ['differences?before=2026-01-01', 400, "'after'"],
  ])('answers %s with %p', async (path, status, words) => {
    const response = await mesh.get(path);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(words);
  });
});
