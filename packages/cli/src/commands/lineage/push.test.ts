// SPDX-License-Identifier: Apache-2.0
import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { lineageEvent } from '../../__testUtils__/lineageEvents';
import { World } from '../../__testUtils__/world';

const TOKEN = 'secret-token';
const manifest = {
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
    adapter_type: 'bigquery',
  },
  nodes: {
    'model.p.m': {
      resource_type: 'model',
      package_name: 'p',
      database: 'd',
      schema: 's',
      name: 'm',
      alias: 'm',
      depends_on: { nodes: ['source.p.x.t'] },
      compiled_code: 'select a from d.s.t',
    },
  },
  sources: {
    'source.p.x.t': {
      resource_type: 'source',
      database: 'd',
      schema: 's',
      name: 't',
      identifier: 't',
    },
  },
  parent_map: {},
};

/** What the portal was sent, and what it answers, request by request; at the end always the last. */
class Portal {
  readonly events: any[][] = []; // Bodies as they came: any shape.
  readonly requests: IncomingMessage[] = [];
  answers: Array<[status: number, body?: unknown]> = [[200, {}]];
  private server?: Server;

  async start(): Promise<string> {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      this.requests.push(request);
      this.events.push(
        JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()),
      );
      const [status, body] =
        this.answers.length > 1 ? this.answers.shift()! : this.answers[0];
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
    await new Promise<void>(done => this.server!.listen(0, '127.0.0.1', done));
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  async stop(): Promise<void> {
    await new Promise(done => this.server?.close(done));
  }
}

const contract = `apiVersion: v3.1.0
kind: DataContract
id: m
version: 1.0.0
status: active
servers: [{server: prod, type: redshift, host: wh, port: 5439, database: shop, schema: out}]
schema: [{name: m, properties: [{name: a}]}]
`;

describe('meshwright lineage push', () => {
  let world: World;
  let portal: Portal;
  let url: string;
  beforeEach(async () => {
    process.env.MESHWRIGHT_TOKEN = TOKEN;
    world = new World();
    portal = new Portal();
    url = await portal.start();
    world.write('e.json', JSON.stringify(lineageEvent('x', { 'a.b': 'c.d' })));
  });
  afterEach(async () => {
    delete process.env.MESHWRIGHT_TOKEN;
    await portal.stop();
    world.remove();
  });
  const push = (...args: string[]) =>
    world.run(['lineage', 'push', ...args, '--url', url]);

  it('sends events as they are, compressed, with the token that it never prints', async () => {
    const { code, out, error } = await push('e.json');
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('1 event taken');
    expect(portal.events).toEqual([[lineageEvent('x', { 'a.b': 'c.d' })]]);
    const { method, url: path, headers } = portal.requests[0];
    expect([method, path]).toEqual(['POST', '/api/data-mesh/v1/lineage']);
    expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(out + error).not.toContain(TOKEN);
  });

  it('calls what dbt makes as its contract does, whatever engine dbt ran on', async () => {
    world.write('target/manifest.json', JSON.stringify(manifest));
    world.write('contracts/m.odcs.yaml', contract);
    expect((await push('--dbt', 'target', 'contracts')).code).toBe(0);
    expect(portal.events.flat()).toEqual([
      expect.objectContaining({
        inputs: [expect.objectContaining({ name: 'd.s.t' })],
        outputs: [
          expect.objectContaining({
            namespace: 'redshift://wh:5439',
            name: 'shop.out.m',
            facets: expect.objectContaining({
              columnLineage: expect.objectContaining({
                fields: { a: { inputFields: [expect.anything()] } },
              }),
            }),
          }),
        ],
      }),
    ]);
  });

  it('sends dbt artifacts as events, the same ones each time', async () => {
    world.write('target/manifest.json', JSON.stringify(manifest));
    world.write(
      'target/run_results.json',
      JSON.stringify({
        metadata: {
          dbt_schema_version:
            'https://schemas.getdbt.com/dbt/run-results/v6.json',
          generated_at: '2026-03-01T10:00:00Z',
        },
        args: { which: 'run' },
        results: [{ unique_id: 'model.p.m', status: 'success' }],
      }),
    );
    expect((await push('--dbt', 'target')).code).toBe(0);
    await push('--dbt', 'target');
    expect(portal.events[0]).toEqual([
      expect.objectContaining({
        eventType: 'COMPLETE',
        job: expect.objectContaining({ namespace: 'dbt', name: 'd.s.p.m' }),
      }),
    ]);
    expect(portal.events[0][0].outputs[0]).toMatchObject({
      namespace: 'bigquery',
      name: 'd.s.m',
      facets: {
        columnLineage: { fields: { a: { inputFields: [{ field: 'a' }] } } },
      },
    });
    expect(portal.events[1]).toEqual(portal.events[0]);
  });

  it('sends many events in portions', async () => {
    const events = Array.from({ length: 1201 }, (_, i) =>
      lineageEvent(`job${i}`, { 'a.b': 'c.d' }),
    );
    world.write(
      'many.ndjson',
      events.map(each => JSON.stringify(each)).join('\n'),
    );
    expect((await push('many.ndjson')).out).toContain('1201 events taken');
    expect(portal.events.map(({ length }) => length)).toEqual([500, 500, 201]);
  });

  it('tries again what may pass', async () => {
    portal.answers = [[503], [429], [200, {}]];
    expect((await push('e.json')).code).toBe(0);
    expect(portal.requests).toHaveLength(3);
  });

  it('says what the portal refused', async () => {
    portal.answers = [
      [
        200,
        {
          failed_events: [
            { index: 0, reason: '/job/name: a job needs a name' },
          ],
        },
      ],
    ];
    const { code, out, error } = await push('e.json');
    expect(code).toBe(1);
    expect(out).toContain('0 events taken');
    expect(error).toContain('event 1: /job/name');
  });

  it.each<[status: number, words: string, code: number]>([
    [401, 'did not accept the token', 2],
    [404, 'has no lineage at', 2],
    [400, 'answered with 400', 1],
  ])('says what %p means', async (status, words, code) => {
    portal.answers = [[status]];
    const run = await push('e.json');
    expect(run.code).toBe(code);
    expect(run.error).toContain(words);
    expect(portal.requests).toHaveLength(1);
  });

  it('does not take the token to another host', async () => {
    portal.answers = [[307]];
    const { code, error } = await push('e.json');
    expect(code).toBe(1);
    expect(error).toContain('307');
  });

  it.each([
    [['lineage', 'push', 'e.json'], 'Say which portal'],
    [['lineage', 'push', '--url', 'http://x'], 'Name files with lineage'],
    [['lineage', 'push', 'e.json', '--url', 'ftp://x'], 'http or https'],
    [['lineage', 'push', 'e.json', '--url', 'portal'], 'is no URL'],
  ])('ends with 2 and a sentence for %j', async (args, words) => {
    const { code, error } = await world.run(args);
    expect(code).toBe(2);
    expect(error).toContain(words);
  });

  it('sends the events around a broken line as they are, and says which line that was', async () => {
    const event = lineageEvent('y', { 'a.b': 'c.d' });
    const line = JSON.stringify({ ...event, own: { facet: 1 } });
    world.write('e.ndjson.gz', gzipSync(`\uFEFF${line}\n{"cut\n5\n${line}\n`));
    const { code, error } = await world.run([
      ...['lineage', 'push', 'e.ndjson.gz', '--url', url],
    ]);
    expect(code).toBe(1);
    expect(portal.events).toEqual([[JSON.parse(line), JSON.parse(line)]]);
    expect(error).toContain('line 2');
    expect(error).toContain('line 3');
  });
});
