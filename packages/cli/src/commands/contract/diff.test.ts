// SPDX-License-Identifier: Apache-2.0
import { World, orders, product } from '../../__testUtils__/world';

describe('meshwright contract diff', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.write('v1.yaml', orders());
    world.write('same.yaml', `# another comment\n${orders()}`);
    world.write(
      'more.yaml',
      orders({ version: '1.1.0', columns: ['total', 'order_id', 'note'] }),
    );
    world.write('less.yaml', orders({ columns: ['order_id'] }));
    world.write('product.yaml', product);
  });
  afterEach(() => world.remove());
  const diff = (...args: string[]) => world.run(['contract', 'diff', ...args]);

  it('finds nothing where only comments differ', async () => {
    const { code, out } = await diff('v1.yaml', 'same.yaml');
    expect(code).toBe(0);
    expect(out).toContain('Both say the same.');
  });

  it('ends with 0 for a compatible change and 1 for a breaking one', async () => {
    expect((await diff('v1.yaml', 'more.yaml')).code).toBe(0);
    const { code, out } = await diff('v1.yaml', 'less.yaml');
    expect(code).toBe(1);
    expect(out).toContain('orders.total  Property removed');
    expect(out).toContain('Next version: 2.0.0. Too small.');
  });

  it('prints the documented JSON, with more behind it', async () => {
    const { out, code } = await diff('v1.yaml', 'less.yaml', '-f', 'json');
    expect(code).toBe(1);
    const result = JSON.parse(out);
    expect(Object.keys(result).slice(0, 3)).toEqual([
      'verdict',
      'nextVersion',
      'changes',
    ]);
    expect(result).toMatchObject({ verdict: 'breaking', nextVersion: '2.0.0' });
    expect(Object.keys(result.changes[0]).slice(0, 4)).toEqual([
      'path',
      'change',
      'impact',
      'reason',
    ]);
    expect(result.changes[0]).toMatchObject({
      path: '/schema/0/properties/1',
      change: 'property-removed',
      impact: 'breaking',
    });
    expect(result.version.sufficient).toBe(false);
  });

  it('writes a comment for a change request that nobody can break out of', async () => {
    world.write(
      'evil.yaml',
      orders({
        columns: [
          'order_id',
          'total',
          `"</td><script>alert(1)</script> | @all [x](javascript:1) \`"`,
        ],
      }),
    );
    const { out } = await diff('v1.yaml', 'evil.yaml', '-f', 'markdown');
    expect(out).toContain('## Contract change: compatible');
    expect(out).not.toContain('<script');
    expect(out).not.toContain('@all');
    expect(out).not.toMatch(/[^\\]\]\(javascript/);
    const rows = out.split('\n').filter(line => line.startsWith('|'));
    const cells = rows.map(line => line.replace(/\\\|/g, '').split('|').length);
    expect(new Set(cells).size).toBe(1);
  });

  it('counts for readers alone, and strictly, where that is asked', async () => {
    world.write(
      'required.yaml',
      `${orders({
        version: '2.0.0',
      })}      - name: at\n        required: true\n`,
    );
    world.write(
      'risky.yaml',
      orders({ version: '1.1.0' }).replace('active', 'deprecated'),
    );
    expect((await diff('v1.yaml', 'required.yaml')).code).toBe(1);
    const readers = await diff('v1.yaml', 'required.yaml', '--for', 'readers');
    expect(readers.code).toBe(0);
    expect((await diff('v1.yaml', 'risky.yaml')).code).toBe(0);
    expect((await diff('v1.yaml', 'risky.yaml', '--strict')).code).toBe(1);
    // The version stayed, so it is too small.
    world.write('words.yaml', orders({ name: 'All orders' }));
    expect((await diff('v1.yaml', 'words.yaml')).code).toBe(0);
    expect((await diff('v1.yaml', 'words.yaml', '--strict')).code).toBe(1);
  });

  it('compares products too', async () => {
    world.write(
      'next.yaml',
      product.replace('1.0.0\n    contract', '2.0.0\n    contract'),
    );
    const { code, out } = await diff('product.yaml', 'next.yaml');
    expect(code).toBe(1);
    expect(out).toContain('Major version of an output port raised');
  });

  it('takes one of the two from standard input', async () => {
    const run = await world.run(['contract', 'diff', '-', 'less.yaml'], {
      input: orders(),
    });
    expect(run.code).toBe(1);
  });

  it.each([
    [['v1.yaml', 'nope.yaml'], 'nope.yaml does not exist'],
    [['v1.yaml'], 'Missing required argument'],
    [['v1.yaml', 'product.yaml'], 'only two of a kind'],
    [['-', '-'], 'Only one of the two'],
    [['v1.yaml', 'text.yaml'], 'cannot be read as a contract'],
    [['v1.yaml', 'v1.yaml', '--for', 'reader'], 'Did you mean readers?'],
  ])('ends with 2 and a sentence for %j', async (args, words) => {
    world.write('text.yaml', 'just words');
    const { code, error } = await diff(...args);
    expect(code).toBe(2);
    expect(error).toContain(words);
  });

  it('says so when a document has errors', async () => {
    world.write('wrong.yaml', orders({ extra: 'colour: blue\n' }));
    const { code, error } = await diff('v1.yaml', 'wrong.yaml');
    expect(code).toBe(0);
    expect(error).toContain('wrong.yaml has 1 error');
  });
});
