// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { FolderSource, readInside } from './FolderSource';

describe('FolderSource', () => {
  const directory = createMockDirectory();
  const inside = (...parts: string[]) => path.join(directory.path, ...parts);

  const open = (
    settings: {
      path?: string;
      include?: string[];
      exclude?: string[];
      maxFiles?: number;
    } = {},
  ) =>
    new FolderSource(
      {
        type: 'folder',
        id: 'local',
        target: 'mesh',
        path: settings.path ?? 'mesh',
        include: settings.include ?? ['**/*.yaml'],
        exclude: settings.exclude ?? [],
        namespace: 'default',
        createDomains: false,
        schedule: { frequency: { seconds: 1 }, timeout: { seconds: 1 } },
        limits: {
          maxFiles: settings.maxFiles ?? 100,
          maxFileSize: 20,
          maxRepositories: 1,
        },
      },
      ['/nowhere', directory.path],
    ).openTree();

  beforeEach(() => {
    directory.setContent({
      'secret.yaml': 'secret',
      'outside/other.yaml': 'secret',
      'mesh/b.yaml': 'b',
      'mesh/a/a.yaml': 'a',
      'mesh/a/.hidden/h.yaml': 'h',
      'mesh/node_modules/n.yaml': 'n',
      'mesh/text.txt': 't',
    });
  });

  it('lists what matches in order, and tells where it is', async () => {
    const tree = await open({ exclude: ['**/node_modules/**'] });
    expect(tree.files.map(file => file.path)).toEqual(['a/a.yaml', 'b.yaml']);
    expect(tree.managedBy('a/a.yaml')).toBe('data-mesh:local/a/a.yaml');
    expect(tree.locationOf('a/a.yaml')).toBe('a/a.yaml');
    expect(String(await tree.read(tree.files[0]))).toBe('a');
  });

  it('finds hidden files by patterns that name them', async () => {
    const tree = await open({ include: ['**/.hidden/*.yaml'] });
    expect(tree.files.map(file => file.path)).toEqual(['a/.hidden/h.yaml']);
  });

  it('leaves out what is one too many', async () => {
    const tree = await open({ maxFiles: 1 });
    expect([tree.files.length, tree.leftOut]).toEqual([1, 2]);
  });

  it('follows no link, whether to a file or to a folder', async () => {
    fs.symlinkSync(inside('secret.yaml'), inside('mesh/link.yaml'));
    fs.symlinkSync(inside('outside'), inside('mesh/folder'));
    const tree = await open();
    const paths = tree.files.map(file => file.path);
    expect(paths).not.toContain('link.yaml');
    expect(paths).not.toContain('folder/other.yaml');
  });

  it('reads nothing outside, even when a file is exchanged after it was listed', async () => {
    const tree = await open();
    const [file] = tree.files;
    fs.rmSync(inside('mesh/a'), { recursive: true });
    fs.mkdirSync(inside('elsewhere'));
    fs.writeFileSync(inside('elsewhere/a.yaml'), 'secret');
    fs.symlinkSync(inside('elsewhere'), inside('mesh/a'));
    expect(await tree.read(file)).toBeUndefined();

    const root = fs.realpathSync(inside('mesh'));
    expect(
      await readInside(root, { path: '../secret.yaml', size: 1 }, 100),
    ).toBeUndefined();
    fs.symlinkSync(inside('secret.yaml'), inside('mesh/c.yaml'));
    expect(
      await readInside(root, { path: 'c.yaml', size: 1 }, 100),
    ).toBeUndefined();
  });

  it('takes what is gone, grew too large or is no file for gone', async () => {
    const root = fs.realpathSync(inside('mesh'));
    fs.writeFileSync(inside('mesh/b.yaml'), 'x'.repeat(21));
    execFileSync('mkfifo', [inside('mesh/pipe.yaml')]);
    for (const name of ['b.yaml', 'none.yaml', 'a', 'pipe.yaml']) {
      expect(
        await readInside(root, { path: name, size: 1 }, 20),
      ).toBeUndefined();
    }
    const tree = await open();
    expect(tree.files.map(file => file.path)).not.toContain('pipe.yaml');
  });

  it('may itself be a link, and says what to do when it is not there', async () => {
    fs.symlinkSync(inside('mesh'), inside('linked'));
    expect((await open({ path: 'linked' })).files).toHaveLength(3);
    await expect(open({ path: 'missing' })).rejects.toThrow(
      "The folder 'missing' is not there or may not be read. Correct catalog.providers.dataMesh.local.path",
    );
    await expect(open({ path: 'missing' })).rejects.not.toThrow(directory.path);
  });
});
