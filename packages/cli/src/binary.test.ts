// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { World, orders } from './__testUtils__/world';

const bin = resolve(__dirname, '../bin/meshwright');
const script = resolve(__dirname, '../../../scripts/meshwright.mjs');

describe('the program as it is run', () => {
  const world = new World();
  afterAll(() => world.remove());
  world.write('orders.yaml', orders());
  world.write('less.yaml', orders({ columns: ['order_id'] }));
  world.write('wrong.yaml', orders({ extra: 'colour: blue\n' }));

  const run = (
    program: string,
    args: string[],
    given: { input?: string; env?: Record<string, string>; cwd?: string } = {},
  ) => {
    const { NO_COLOR, FORCE_COLOR, ...env } = process.env;
    return spawnSync(process.execPath, [program, ...args], {
      cwd: given.cwd ?? world.folder,
      input: given.input,
      env: { ...env, ...given.env },
      encoding: 'utf8',
    });
  };

  it('ends with 0, 1 and 2', () => {
    expect(run(bin, ['contract', 'lint', 'orders.yaml']).status).toBe(0);
    expect(run(bin, ['contract', 'lint', 'wrong.yaml']).status).toBe(1);
    expect(
      run(bin, ['contract', 'diff', 'orders.yaml', 'less.yaml']).status,
    ).toBe(1);
    const missing = run(bin, ['contract', 'lint', 'nope.yaml']);
    expect(missing.status).toBe(2);
    expect(missing.stdout).toBe('');
    expect(missing.stderr).toContain('nope.yaml does not exist.');
  });

  it('reads standard input and writes JSON to standard output only', () => {
    const { status, stdout, stderr } = run(
      bin,
      ['contract', 'lint', '-', '--format', 'json'],
      { input: orders() },
    );
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject([{ valid: true }]);
  });

  it('colours only where that is wanted', () => {
    const args = ['contract', 'lint', 'wrong.yaml'];
    const escape = '\u001b[';
    expect(run(bin, args).stdout).not.toContain(escape);
    const forced = { FORCE_COLOR: '1' };
    expect(run(bin, args, { env: forced }).stdout).toContain(escape);
    expect(
      run(bin, args, { env: { ...forced, NO_COLOR: '1' } }).stdout,
    ).not.toContain(escape);
  });

  it('bears a reader that stops early', () => {
    const { status, stderr } = spawnSync(
      'sh',
      [
        '-c',
        `"${process.execPath}" "${bin}" contract show orders.yaml | head -n 1`,
      ],
      { cwd: world.folder, encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(stderr).toBe('');
  });

  it('runs as npm script in the folder that npm was called in', () => {
    const { status, stdout } = run(
      script,
      ['contract', 'lint', 'orders.yaml'],
      {
        cwd: resolve(__dirname, '../../..'),
        env: { INIT_CWD: world.folder, npm_lifecycle_event: 'meshwright' },
      },
    );
    expect(stdout).toBe('Nothing wrong in 1 file.\n');
    expect(status).toBe(0);
  });

  it('runs as script in the present folder whatever npm said to somebody else', () => {
    const { status } = run(script, ['contract', 'lint', 'orders.yaml'], {
      env: { INIT_CWD: join(world.folder, 'elsewhere') },
    });
    expect(status).toBe(0);
  });
});
