// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { orders, World } from '../../__testUtils__/world';

const BLUEPRINT = `apiVersion: meshwright.io/v1alpha1
kind: Blueprint
product: { name: orders, domain: sales, owner: 'group:default/sales', contact: sales@example.com }
environments: [{ name: dev }]
services: { processing: none, catalog: false, orchestration: none }
outputs: [{ name: orders, contract: orders.yaml }]
`;

describe('meshwright infra upgrade', () => {
  let world: World;
  const path = (name: string) => join(world.folder, 'repo', name);
  const text = (name: string) => readFileSync(path(name), 'utf8');
  const edit = (name: string, from: string | RegExp, to: string) =>
    writeFileSync(path(name), text(name).replace(from, to));
  const upgrade = (...args: string[]) =>
    world.run(['infra', 'upgrade', 'repo', ...args]);

  beforeEach(async () => {
    world = new World();
    world.write('orders.yaml', orders());
    world.write('blueprint.yaml', BLUEPRINT);
    await world.run([
      'infra',
      'generate',
      'blueprint.yaml',
      '--cloud',
      'gcp',
      '--out',
      'repo',
    ]);
  });
  afterEach(() => world.remove());

  it('leaves a repository alone that is as it is generated', async () => {
    expect(await upgrade()).toEqual({
      code: 0,
      out: 'Everything is as it is generated now.\n',
      error: '',
    });
  });

  it('takes a change of the blueprint and keeps what the team wrote', async () => {
    edit('blueprint.yaml', 'title: Orders', 'title: All orders');
    edit('README.md', /$/, '\n## Of the team\n');
    const { code, out } = await upgrade();
    expect(code).toBe(0);
    expect(out).toContain('changed   README.md');
    expect(text('README.md')).toContain('# All orders');
    expect(text('README.md')).toContain('## Of the team');
    expect((await upgrade()).out).toContain('Everything is as it is');
    expect(text('README.md')).toContain('## Of the team');
  });

  it('shows conflicts, and ends with 1', async () => {
    edit('blueprint.yaml', 'title: Orders', 'title: All orders');
    edit('README.md', '# Orders', '# Our orders');
    const before = text('README.md');
    const dry = await upgrade('--dry-run', '-f', 'json');
    expect(dry.code).toBe(1);
    expect(JSON.parse(dry.out).conflicts).toEqual([
      { path: 'README.md', lines: [1] },
    ]);
    expect(text('README.md')).toBe(before);
    const { code, out } = await upgrade();
    expect(code).toBe(1);
    expect(out).toContain('conflict  README.md  (line 1)');
    expect(text('README.md')).toMatch(
      /^<<<<<<< this repository\n# Our orders\n/,
    );
    expect(await upgrade()).toMatchObject({
      code: 2,
      error: expect.stringContaining('still has conflicts'),
    });
  });

  it('removes what is generated no more', async () => {
    edit('blueprint.yaml', 'host: github', 'host: gitlab');
    const { code } = await upgrade();
    expect(code).toBe(0);
    expect(existsSync(path('.gitlab-ci.yml'))).toBe(true);
    expect(existsSync(path('.github/workflows/check.yml'))).toBe(false);
  });

  it('writes nothing where the blueprint has an error', async () => {
    edit('blueprint.yaml', 'host: github', 'host: nowhere');
    const { code, error, out } = await upgrade();
    expect(code).toBe(1);
    expect(out).toBe('Nothing was written.\n');
    expect(error).toContain('nowhere');
  });

  it('needs a repository that was generated', async () => {
    mkdirSync(join(world.folder, 'empty'));
    const none = await world.run(['infra', 'upgrade', 'empty']);
    expect(none.code).toBe(2);
    expect(none.error).toContain('has no .meshwright/generated.json');
    edit('.meshwright/generated.json', '"formatVersion": 1', '"x": 1');
    expect(await upgrade()).toMatchObject({
      code: 2,
      error: expect.stringContaining('cannot be used'),
    });
  });

  it('does not follow links', async () => {
    edit('blueprint.yaml', 'title: Orders', 'title: All orders');
    world.write('secret', 'secret\n');
    unlinkSync(path('README.md'));
    symlinkSync(join(world.folder, 'secret'), path('README.md'));
    const { code, error } = await upgrade();
    expect(code).toBe(2);
    expect(error).toContain('README.md is no plain file');
    expect(readFileSync(join(world.folder, 'secret'), 'utf8')).toBe('secret\n');
  });
});
