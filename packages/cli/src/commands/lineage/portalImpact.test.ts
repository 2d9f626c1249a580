// SPDX-License-Identifier: Apache-2.0
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { World } from '../../__testUtils__/world';

const contract = (columns: string) => `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers: [{server: prod, type: postgres, host: h, port: 5432}]
schema: [{name: orders, properties: [${columns}]}]
`;
const column = (table: string, name: string) =>
  `column:postgres://h:5432#${table}#${name}`;

/** What a portal answers where a dashboard of another domain reads the column. */
const answer = {
  change: 'drop',
  verdict: 'breaking',
  start: [column('orders', 'id')],
  unknown: [],
  columns: [
    { id: column('sums', 'id'), name: 'sums.id', level: 'direct', steps: 1 },
  ],
  datasets: [],
  products: [],
  jobs: [],
  exposures: [
    { id: 'exposure:bi#Board', name: 'Board', level: 'possible', steps: 2 },
  ],
  contracts: [],
  people: [{ owner: 'group:default/bi', owns: ['exposure:bi#Board'] }],
  closed: { columns: 2, datasets: 1 },
};

describe('what a portal knows of changes', () => {
  let world: World;
  let server: Server;
  let url: string;
  let asked: Array<{ path: string; body: any }>; // Bodies as they came: any shape.
  let answers: Record<string, unknown>;
  beforeEach(async () => {
    world = new World();
    asked = [];
    answers = { impact: answer };
    server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const path = request.url!.replace('/api/data-mesh/v1/lineage/', '');
      asked.push({ path, body: text && JSON.parse(text) });
      const body = answers[path.split('?')[0]];
      response.writeHead(body ? 200 : 404, {
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(body ?? { error: { message: 'None.' } }));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    world.remove();
    await new Promise(done => server.close(done));
  });

  it('is asked by the end of a name where there are no files', async () => {
    answers.search = {
      items: [
        { id: column('d.orders', 'id'), namespace: 'x', name: 'd.orders.id' },
        { id: column('d.orders', 'idx'), namespace: 'x', name: 'd.orders.idx' },
      ],
    };
    const run = await world.run([
      ...['lineage', 'impact', '--column', 'orders.id', '--url', url],
    ]);
    expect(run.error).toBe('');
    expect(asked).toEqual([
      { path: 'search?text=orders.id&type=column&limit=100', body: '' },
      {
        path: 'impact',
        body: { nodes: [column('d.orders', 'id')], change: 'drop' },
      },
    ]);
    expect(run.out).toContain('Board  may depend on it');
    expect(run.out).toContain('group:default/bi  Board');
    expect(run.out).toContain('Beside that, 3 that you may not see.');
    expect(run.code).toBe(1);
  });

  it.each([
    [['-c', 'orders.id'], 'No column orders.id is known.'],
    [['-c', column('o', 'x'), '--url', 'ftp://h'], 'by http or https'],
    [['events.ndjson', '-c', 'x.y'], 'leave out the files or --url'],
  ])('is not asked in vain: %j', async (args, words) => {
    answers.search = { items: [] };
    const { code, error } = await world.run([
      ...['lineage', 'impact', '--url', url, ...args],
    ]);
    expect([code, error]).toEqual([2, expect.stringContaining(words)]);
  });

  it('needs files or an address', async () => {
    const { code, error } = await world.run(['lineage', 'impact', '-c', 'a.b']);
    expect([code, error]).toEqual([
      2,
      expect.stringContaining('Name files to read'),
    ]);
  });

  it('says that nothing is known of it', async () => {
    answers.impact = { ...answer, start: [], unknown: ['x'] };
    const { code, error } = await world.run([
      ...['lineage', 'impact', '-c', column('a', 'b'), '--url', url],
    ]);
    expect([code, error]).toEqual([
      2,
      expect.stringContaining('The portal knows nothing of'),
    ]);
  });

  it('adds to what the files of a change request say', async () => {
    world.write('before/orders.yaml', contract('{name: id}, {name: note}'));
    world.write('after/orders.yaml', contract('{name: note}'));
    world.write(
      'mesh/sums.yaml',
      contract(
        '{name: id, transformSourceObjects: [orders.id]}, {name: again, transformSourceObjects: [orders.id]}',
      )
        .replace('id: orders', 'id: sums')
        .replace('name: orders', 'name: sums'),
    );
    const check = (...args: string[]) =>
      world.run([
        ...['lineage', 'check', 'mesh', '--before', 'before'],
        ...['--after', 'after', '--format', 'json', ...args],
      ]);
    const alone = JSON.parse((await check()).out);
    expect(alone.changes[0].exposures).toEqual([]);
    const { changes } = JSON.parse((await check('--url', url)).out);
    expect(asked.map(({ body }) => body)).toEqual([
      { nodes: [column('orders', 'id')], change: 'drop' },
    ]);
    expect(changes).toHaveLength(1);
    expect(changes[0].columns.map(({ name }: any) => name)).toEqual([
      'sums.again',
      'sums.id',
    ]);
    expect(changes[0].exposures).toMatchObject([{ name: 'Board' }]);
    expect(changes[0].people).toContainEqual(answer.people[0]);
    expect(changes[0].closed).toBe(3);
  });
});
