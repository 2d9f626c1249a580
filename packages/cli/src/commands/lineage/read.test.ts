// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { World, orders } from '../../__testUtils__/world';

const event = (more: object = {}) => ({
  eventType: 'COMPLETE',
  eventTime: '2026-03-01T10:00:00Z',
  producer: 'https://example.com',
  run: { runId: '0190b7a5-36f9-7a33-9d6e-9f2e7b6d0a01' },
  job: { namespace: 'jobs', name: 'load' },
  inputs: [{ namespace: 'db', name: 'raw' }],
  outputs: [
    {
      namespace: 'db',
      name: 'orders',
      facets: {
        columnLineage: {
          fields: {
            id: {
              inputFields: [{ namespace: 'db', name: 'raw', field: 'key' }],
            },
          },
        },
      },
    },
  ],
  ...more,
});

describe('meshwright lineage read', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.write('events.json', JSON.stringify(event()));
  });
  afterEach(() => world.remove());

  it('prints the documented JSON and nothing else', async () => {
    const { code, out } = await world.run([
      ...['lineage', 'read', 'events.json', '--format', 'json'],
    ]);
    expect(code).toBe(0);
    const raw = 'column:db#raw#key';
    const id = 'column:db#orders#id';
    expect(JSON.parse(out)).toEqual({
      nodes: [
        { id, type: 'column', namespace: 'db', name: 'orders.id' },
        { id: raw, type: 'column', namespace: 'db', name: 'raw.key' },
        {
          id: 'dataset:db#orders',
          type: 'dataset',
          namespace: 'db',
          name: 'orders',
        },
        { id: 'dataset:db#raw', type: 'dataset', namespace: 'db', name: 'raw' },
        {
          id: 'job:jobs#load',
          type: 'job',
          namespace: 'jobs',
          name: 'load',
        },
      ],
      edges: [
        ['column:db#raw#key', id],
        ['dataset:db#raw', 'dataset:db#orders'],
        ['dataset:db#raw', 'job:jobs#load'],
        ['job:jobs#load', 'dataset:db#orders'],
      ].map(([from, to]) => ({
        from,
        to,
        kind: 'direct',
        source: 'openlineage',
      })),
      findings: [],
    });
  });

  it('reads folders, and passes over what is none of ours', async () => {
    world.write('deep/orders.yaml', orders());
    world.write('deep/package.json', '{"name":"product"}');
    world.write('deep/model.sql', 'select * from {{ ref("x") }}');
    world.write('deep/view.sql', 'create view v as select a from t');
    const { code, out } = await world.run(['lineage', 'read', '.']);
    expect(out).toContain('2 jobs, 5 datasets');
    expect(out).toContain('read out of SQL');
    expect(out).not.toContain('package.json');
    expect(code).toBe(0);
  });

  it.each<[what: string, path: string, bytes: (text: string) => Uint8Array]>([
    ['packed', 'events/e.json.gz', gzipSync],
    ['packed under another name', 'events/e.ndjson', gzipSync],
    [
      'in UTF-16',
      'events/e.json',
      text => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    ],
    [
      'in UTF-16, the other way round',
      'events/e.json',
      text => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    ],
  ])('reads what is %s', async (_what, path, bytes) => {
    const plain = await world.run([
      'lineage',
      'read',
      'events.json',
      '-f',
      'json',
    ]);
    world.write(path, bytes(JSON.stringify(event())));
    for (const named of [path, 'events']) {
      const run = await world.run(['lineage', 'read', named, '-f', 'json']);
      expect(run).toEqual(plain);
    }
  });

  it.each([
    [
      'broken.json.gz',
      gzipSync('[1,2,3]').subarray(0, 20),
      'cannot be unpacked',
    ],
    [
      'bomb.json.gz',
      gzipSync(Buffer.alloc(257 * 1024 * 1024)),
      'unpacks to more',
    ],
  ])('refuses %s', async (path, bytes, words) => {
    world.write(path, bytes);
    const { code, error } = await world.run(['lineage', 'read', path]);
    expect(code).toBe(2);
    expect(error).toContain(words);
  });

  it('names the line of what is wrong in JSON', async () => {
    const text = JSON.stringify(
      [event(), { ...event(), inputs: [{}] }],
      null,
      1,
    );
    world.write('bad.json', text);
    const { out } = await world.run([
      'lineage',
      'read',
      'bad.json',
      '-f',
      'json',
    ]);
    const inputs = text.split('\n').lastIndexOf('  "inputs": [');
    expect(JSON.parse(out).findings).toEqual([
      expect.objectContaining({
        path: '/1/inputs/0/namespace',
        line: inputs + 2,
      }),
      expect.objectContaining({ path: '/1/inputs/0/name', line: inputs + 2 }),
    ]);
  });

  it('gives the same in whatever order files are named', async () => {
    world.write('a.json', '{"job":');
    world.write('b.json', JSON.stringify(event({ job: {} })));
    const run = (...files: string[]) =>
      world.run(['lineage', 'read', ...files, '-f', 'json']);
    const one = await run('a.json', 'b.json', 'events.json');
    expect(JSON.parse(one.out).findings.length).toBeGreaterThan(2);
    expect(await run('events.json', 'b.json', 'a.json')).toEqual(one);
  });

  it('leaves SQL alone where that is asked', async () => {
    world.write('view.sql', 'create view v as select a from t');
    const { out } = await world.run([
      ...['lineage', 'read', 'view.sql', '--no-sql'],
    ]);
    expect(out).toContain('No lineage was found.');
  });

  it('takes the dialect and the namespace of SQL', async () => {
    world.write('view.sql', 'create view d.v as select `a b` from `p.d.t`');
    const { out } = await world.run([
      ...['lineage', 'read', 'view.sql', '-f', 'json'],
      ...['--dialect', 'bigquery', '--namespace', 'bigquery'],
    ]);
    expect(out).toContain('"column:bigquery#p.d.t#a b"');
  });

  it('ends with 1 for what cannot be read, and reads the rest', async () => {
    world.write('bad.json', JSON.stringify([event(), { eventType: 'START' }]));
    const run = await world.run(['lineage', 'read', 'bad.json']);
    expect(run.code).toBe(1);
    expect(run.out).toContain('(/1/job, line 1)');
    expect(run.out).toContain('2 datasets');
  });

  it.each([
    [['nope.json'], 'nope.json does not exist'],
    [['.'], 'Nothing that could tell of lineage'],
    [['events.json', '-f', 'xml'], 'It is one of text, json'],
  ])('ends with 2 and a sentence for %j', async (args, words) => {
    const other = new World();
    other.write('events.json', '{}');
    other.write('x.json', '{}');
    const { code, error } = await other.run(['lineage', 'read', ...args]);
    other.remove();
    expect(code).toBe(2);
    expect(error).toContain(words);
  });
});
