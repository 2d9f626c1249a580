// SPDX-License-Identifier: Apache-2.0
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { World } from '../../__testUtils__/world';

describe('lineage ask', () => {
  const world = new World();
  let server: Server;
  let asked: string[];
  let answer: unknown;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url!);
      response.writeHead(answer === undefined ? 404 : 200, {
        'content-type': 'application/json',
      });
      response.end(
        JSON.stringify(answer ?? { error: { message: 'There is no lineage' } }),
      );
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    process.env.MESHWRIGHT_URL = `http://127.0.0.1:${
      (server.address() as AddressInfo).port
    }`;
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => {
    delete process.env.MESHWRIGHT_URL;
    server.close();
    world.remove();
  });

  const node = (name: string) => ({ id: `dataset:a#${name}`, name });
  const run = (...args: string[]) => world.run(['lineage', 'ask', ...args]);

  it.each<
    [args: string, body: unknown, path: string, code: number, out: string]
  >([
    [
      'impact column:a#b#c --change type',
      {
        verdict: 'breaking',
        columns: [{ ...node('d'), level: 'direct' }],
        people: [{ owner: 'group:x', owns: ['dataset:a#d'] }],
        closed: { columns: 1, datasets: 2 },
      },
      'impact?node=column%3Aa%23b%23c&change=type',
      1,
      'Verdict: breaking\nColumns:\n  d (direct)\nPeople:\n  group:x: 1 thing\nBeside that, 3 that you may not see.\n',
    ],
    [
      'sources x --at 2026-01-01',
      {
        sources: [{ ...node('raw'), steps: 2 }],
        suspects: [],
        closed: 0,
        keptSince: '2026-02-01T00:00:00.000Z',
      },
      'sources?node=x&at=2026-01-01',
      0,
      'Comes from:\n  raw (2 steps)\nWhat had ended before 2026-02-01T00:00:00.000Z is forgotten.\n',
    ],
    [
      'gap --limit 1',
      {
        declaredOnly: [{ from: node('a'), to: node('b') }],
        observedOnly: [],
        counts: { declaredOnly: 3, observedOnly: 0 },
      },
      'gap?limit=1',
      1,
      'Declared and never observed:\n  a -> b\n  and 2 more\n',
    ],
    [
      'unused',
      { items: [node('p')], total: 1 },
      'unused',
      1,
      'Nobody consumes:\n  p\n',
    ],
    ['unused', { items: [], total: 0 }, 'unused', 0, ''],
    [
      'personal-data',
      {
        marked: [node('m')],
        unmarked: [],
        crossings: [
          {
            from: node('m'),
            to: node('n'),
            reason: 'restricted data becomes internal.',
          },
        ],
        counts: { marked: 1, unmarked: 0, crossings: 1 },
      },
      'personal-data',
      1,
      'Marked as personal data:\n  m\nCrosses a border:\n  m -> n: restricted data becomes internal.\n',
    ],
    [
      'differences --before 2026-01-01 --after 2026-02-01',
      {
        added: [{ from: 'x', to: 'y', kind: 'direct', source: 'dbt' }],
        removed: [],
        counts: { added: 1, removed: 0 },
      },
      'differences?before=2026-01-01&after=2026-02-01',
      0,
      'Came:\n  x -> y (direct, dbt)\n',
    ],
    [
      'history job:a#b',
      {
        items: [{ at: '2026-01-01', what: 'run', state: 'complete' }],
        total: 4,
      },
      'history?node=job%3Aa%23b',
      0,
      '2026-01-01 run complete\n  and 3 more\n',
    ],
    [
      'graph x --direction up',
      {
        nodes: [
          { ...node('x'), type: 'dataset' },
          { id: 'closed:1', type: 'dataset', closed: true, up: 1 },
        ],
        edges: [],
        beyond: { total: 2 },
      },
      'graph?node=x&direction=up',
      0,
      'Nodes:\n  dataset x\n  dataset (something you may not see) (1 up)\n  and 2 more\n',
    ],
  ])('tells the answer to %s', async (args, body, path, code, out) => {
    answer = body;
    expect(await run(...args.split(' '))).toEqual({ code, out, error: '' });
    expect(asked).toEqual([`/api/data-mesh/v1/lineage/${path}`]);
  });

  it('prints the answer as it came', async () => {
    answer = { items: [], total: 0 };
    const { out } = await run('unused', '--format', 'json');
    expect(JSON.parse(out)).toEqual(answer);
  });

  it.each([
    ['impcat x', 'Did you mean impact?'],
    ['impact', 'Say what impact is about'],
    ['unused x', 'takes no node'],
    ['unused --change late', 'unused takes no --change'],
  ])('refuses %s', async (args, words) => {
    const { code, error } = await run(...args.split(' '));
    expect(code).toBe(2);
    expect(error).toContain(words);
    expect(asked).toEqual([]);
  });

  it('says what the portal refuses', async () => {
    answer = undefined;
    const { code, error } = await run('impact', 'x');
    expect(code).toBe(2);
    expect(error).toContain('There is no lineage');
  });
});
