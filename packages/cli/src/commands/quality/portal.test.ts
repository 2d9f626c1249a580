// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { World } from '../../__testUtils__/world';

const TOKEN = 'mwq_secret';

describe('meshwright quality and a portal', () => {
  let world: World;
  let server: Server;
  let url: string;
  let answers: Array<[status: number, body: unknown]>;
  let requests: Array<{ request: IncomingMessage; body: string }>;

  beforeEach(async () => {
    process.env.MESHWRIGHT_TOKEN = TOKEN;
    world = new World();
    requests = [];
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      requests.push({ request, body: Buffer.concat(chunks).toString() });
      const [status, body] = answers.length > 1 ? answers.shift()! : answers[0];
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterEach(async () => {
    delete process.env.MESHWRIGHT_TOKEN;
    await new Promise(done => server.close(done));
    world.remove();
  });

  const receipt = { recorded: 1, repeated: 0, checks: 2, problems: [] };
  const push = () =>
    world.run([
      'quality',
      'push',
      'results.json',
      '--product',
      'default/orders',
      '--url',
      url,
    ]);
  const gate = (...args: string[]) =>
    world.run(['quality', 'gate', 'default/orders', '--url', url, ...args]);

  it('sends files as they are, with the token that it never prints', async () => {
    answers = [[202, receipt]];
    world.write('results.json', '{"kind":"QualityResults","checks":[]}');
    const { code, out, error } = await push();
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('2 checks of 1 run taken');
    const [{ request, body }] = requests;
    expect([request.method, request.url]).toEqual([
      'POST',
      '/api/data-mesh/v1/quality/results',
    ]);
    expect(request.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(JSON.parse(body)).toEqual({
      product: 'default/orders',
      files: [
        {
          file: 'results.json',
          text: '{"kind":"QualityResults","checks":[]}',
        },
      ],
    });
    expect(out + error).not.toContain(TOKEN);
  });

  it('tries again what may pass', async () => {
    answers = [
      [503, {}],
      [202, receipt],
    ];
    world.write('results.json', '{}');
    expect((await push()).code).toBe(0);
    expect(requests).toHaveLength(2);
  });

  it('says why the portal refused, at once', async () => {
    answers = [[401, { error: { message: 'The token is not known.' } }]];
    world.write('results.json', '{}');
    const { code, error } = await push();
    expect(code).toBe(2);
    expect(error).toContain(
      'The portal refused (401). The token is not known.',
    );
    expect(requests).toHaveLength(1);
  });

  it('ends with 0 where the gate is open, and with 1 and the reasons where it is closed', async () => {
    answers = [[200, { open: true, reasons: [], score: 97.5 }]];
    expect(await gate('--min-score', '90', '--max-age', '24')).toMatchObject({
      code: 0,
      out: 'Open: score 97.5.\n',
    });
    expect(requests[0].request.url).toBe(
      '/api/data-mesh/v1/quality/gate/default/orders?minScore=90&maxAgeHours=24',
    );
    answers = [
      [200, { open: false, reasons: ['a failed', 'b failed'], score: 1 }],
    ];
    expect(await gate()).toMatchObject({
      code: 1,
      out: 'Closed: a failed; b failed.\n',
    });
  });

  it.each([
    ['a page', 'hello'],
    ['nothing', {}],
    ['a gate that is a word', { open: 'no', reasons: [], checks: '1' }],
  ])('believes nobody who answers with %s', async (_, answer) => {
    answers = [[200, answer]];
    world.write('results.json', '{}');
    for (const run of [gate, push]) {
      const { code, out, error } = await run();
      expect([code, out]).toEqual([2, '']);
      expect(error).toContain('is not what a portal says');
    }
  });

  it('says of an open gate that nothing was scored', async () => {
    answers = [[200, { open: true, reasons: [], score: null }]];
    expect(await gate()).toMatchObject({ code: 0, out: 'Open: no score.\n' });
  });

  it('refuses what is no product', async () => {
    const { code, error } = await world.run(['quality', 'gate', '../x']);
    expect(code).toBe(2);
    expect(error).toContain('names no product');
  });
});
