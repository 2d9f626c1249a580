// SPDX-License-Identifier: Apache-2.0
import { chmodSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { World, orders, product } from '../../__testUtils__/world';

const WRONG = orders({ extra: 'colour: blue\n' });

describe('meshwright contract lint', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.remove());

  it('is content with a good contract', async () => {
    world.write('orders.yaml', orders());
    expect(await world.run(['contract', 'lint', 'orders.yaml'])).toEqual({
      code: 0,
      out: 'Nothing wrong in 1 file.\n',
      error: '',
    });
  });

  it('says what is wrong, where and by which rule', async () => {
    world.write('orders.yaml', WRONG);
    const { code, out, error } = await world.run([
      'contract',
      'lint',
      'orders.yaml',
    ]);
    expect(code).toBe(1);
    expect(error).toBe('');
    expect(out).toContain('orders.yaml  ODCS 3.1.0');
    expect(out).toMatch(/15:1 +error +.*'colour'/);
    expect(out).toContain('odcs/unknown-field at /colour');
    expect(out).toContain('1 error in 1 file.');
  });

  it('prints the documented JSON and nothing else', async () => {
    world.write('orders.yaml', WRONG);
    const { out, code } = await world.run([
      'contract',
      'lint',
      '--format',
      'json',
      'orders.yaml',
    ]);
    expect(code).toBe(1);
    const [file, ...others] = JSON.parse(out);
    expect(others).toEqual([]);
    expect(Object.keys(file)).toEqual([
      'file',
      'standard',
      'version',
      'valid',
      'findings',
    ]);
    expect(file).toMatchObject({
      file: 'orders.yaml',
      standard: 'odcs',
      version: '3.1.0',
      valid: false,
    });
    expect(Object.keys(file.findings[0]).slice(0, 6)).toEqual([
      'severity',
      'rule',
      'path',
      'line',
      'column',
      'message',
    ]);
    expect(file.findings[0]).toMatchObject({
      severity: 'error',
      rule: 'odcs/unknown-field',
      path: '/colour',
      line: 15,
      column: 1,
    });
  });

  it('prints SARIF 2.1.0', async () => {
    world.write('a folder/orders#1.yaml', WRONG);
    const { out, code } = await world.run([
      'contract',
      'lint',
      '-f',
      'sarif',
      '.',
    ]);
    expect(code).toBe(1);
    const log: Log = JSON.parse(out);
    expect(log.version).toBe('2.1.0');
    const [{ tool, results = [] }] = log.runs;
    const rules = tool.driver.rules ?? [];
    expect(rules).toMatchObject([
      {
        id: 'odcs/unknown-field',
        shortDescription: { text: 'Unknown field (odcs)' },
        defaultConfiguration: { level: 'error' },
      },
    ]);
    expect(results).toMatchObject([
      {
        ruleId: 'odcs/unknown-field',
        ruleIndex: 0,
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a%20folder/orders%231.yaml' },
              region: { startLine: 15, startColumn: 1 },
            },
            logicalLocations: [{ fullyQualifiedName: '/colour' }],
          },
        ],
      },
    ]);
    for (const { message } of results) expect(message.text).not.toBe('');
  });

  it('reads standard input', async () => {
    const run = await world.run(['contract', 'lint', '-', '-f', 'json'], {
      input: WRONG,
    });
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out)[0].file).toBe('-');
    const good = await world.run(['contract', 'lint', '-'], {
      input: orders(),
    });
    expect(good.code).toBe(0);
  });

  it('looks through folders and patterns, and takes each file once', async () => {
    world.write('a/orders.yaml', orders());
    world.write('a/product.yml', product);
    world.write('a/package.json', '{"name": "product"}');
    world.write('a/ci.yaml', 'kind: Pipeline\nproduct: no\n');
    world.write('a/node_modules/x/orders.yaml', WRONG);
    world.write('a/.hidden/orders.yaml', WRONG);
    world.write('a/broken.odcs.yaml', 'kind: [DataContract');
    const files = async (...args: string[]) =>
      JSON.parse(
        (await world.run(['contract', 'lint', ...args, '-f', 'json'])).out,
      ).map((item: { file: string }) => item.file);
    expect(await files('a', 'a/orders.yaml', './a/*.yml')).toEqual([
      join('a', 'broken.odcs.yaml'),
      join('a', 'orders.yaml'),
      join('a', 'product.yml'),
    ]);
    expect(await files('**/orders.yaml')).toEqual(['a/orders.yaml']);
  });

  it('hears about a named file even when it is no descriptor', async () => {
    world.write('ci.yaml', 'kind: Pipeline\n');
    const { code, out } = await world.run([
      'contract',
      'lint',
      'ci.yaml',
      '-f',
      'json',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      {
        standard: null,
        version: null,
        valid: false,
        findings: [{ rule: 'document/unknown-standard' }],
      },
    ]);
  });

  it.each<[string, Uint8Array]>([
    ['binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
    ['empty', new Uint8Array()],
    ['larger than any descriptor', Buffer.alloc(12 * 1024 * 1024, 'a: b\n')],
  ])('takes a file that is %s for a finding', async (_, bytes) => {
    world.write('x.yaml', bytes);
    const { code, out } = await world.run(['contract', 'lint', 'x.yaml']);
    expect(code).toBe(1);
    expect(out).toContain('1 error in 1 file.');
  });

  it.each([
    [['nope.yaml'], 'nope.yaml does not exist.'],
    [['*.nope'], 'No file matches *.nope.'],
    [['empty'], 'No contract and no product descriptor was found in empty.'],
    [['ordres.yaml'], 'Did you mean orders.yaml?'],
    [['orders.yaml/x'], 'orders.yaml/x does not exist.'],
    [['orders.yaml', '--format', 'jsn'], 'Did you mean json?'],
    [['orders.yaml', '--fromat', 'json'], 'Did you mean --format?'],
    [[], 'Missing required argument'],
    [['-', '--fix'], 'Standard input cannot be mended'],
  ])('ends with 2 and a sentence for %j', async (args, words) => {
    world.write('orders.yaml', orders());
    world.write('empty/readme.txt', '');
    const { code, out, error } = await world.run(['contract', 'lint', ...args]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(words);
  });

  it('ends with 2 for a file that may not be read', async () => {
    const file = world.write('orders.yaml', orders());
    chmodSync(file, 0o000);
    // Whoever is root may read everything.
    const expected = process.getuid?.() === 0 ? 0 : 2;
    const { code } = await world.run(['contract', 'lint', 'orders.yaml']);
    expect(code).toBe(expected);
  });

  it('counts warnings only where that is asked', async () => {
    world.write(
      'orders.yaml',
      orders({
        extra:
          'slaProperties:\n  - property: latency\n    value: 1\n    element: nowhere.at_all\n',
      }),
    );
    const { out, code } = await world.run(['contract', 'lint', 'orders.yaml']);
    expect(out).toContain('warning');
    expect(code).toBe(0);
    const strict = await world.run(['contract', 'lint', '.', '--strict']);
    expect(strict.code).toBe(1);
  });

  it('lets no text of a file steer the terminal', async () => {
    const evil = '\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202egnp';
    world.write(
      'orders.json',
      JSON.stringify({
        apiVersion: 'v3.1.0',
        kind: 'DataContract',
        id: 'x',
        version: '1.0.0',
        status: 'active',
        [evil]: evil,
      }),
    );
    for (const format of ['text', 'json', 'sarif']) {
      const { out } = await world.run([
        'contract',
        'lint',
        'orders.json',
        '-f',
        format,
      ]);
      expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(out).toContain('pwned');
    }
  });

  it('colours where colours are wanted', async () => {
    world.write('orders.yaml', WRONG);
    const args = ['contract', 'lint', 'orders.yaml'];
    const { out } = await world.run(args, { colour: true });
    expect(out).toContain('\u001b[31m');
  });
});

describe('meshwright contract lint --fix', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.remove());

  const FIXABLE = `# Kept by the order team
apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders # one row for each
    properties:
      - name: order_id
        logicalType: sting
      - name: placed_at
        logicalType: datetime
`;

  it('mends what needs no decision and leaves the rest of the file alone', async () => {
    const file = world.write('orders.yaml', FIXABLE);
    chmodSync(file, 0o640);
    const { code, out } = await world.run([
      'contract',
      'lint',
      '--fix',
      'orders.yaml',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('2 things mended.');
    expect(readFileSync(file, 'utf8')).toBe(
      FIXABLE.replace('sting', 'string').replace('datetime', 'timestamp'),
    );
    // eslint-disable-next-line no-bitwise -- permissions of a file are bits
    expect(lstatSync(file).mode & 0o777).toBe(0o640);
    const again = await world.run(['contract', 'lint', '--fix', 'orders.yaml']);
    expect(again.out).toBe('Nothing wrong in 1 file.\n');
  });

  it('goes through links, and does not write what it does not change', async () => {
    const file = world.write('real/orders.yaml', FIXABLE);
    symlinkSync(file, join(world.folder, 'orders.yaml'));
    await world.run(['contract', 'lint', '--fix', 'orders.yaml']);
    expect(lstatSync(join(world.folder, 'orders.yaml')).isSymbolicLink()).toBe(
      true,
    );
    expect(readFileSync(file, 'utf8')).toContain('timestamp');
    const good = world.write('good.yaml', orders());
    const before = lstatSync(good).mtimeMs;
    await world.run(['contract', 'lint', '--fix', 'good.yaml']);
    expect(lstatSync(good).mtimeMs).toBe(before);
  });
});
