// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { BareRepository, listBareRepositories } from './BareRepository';
import { isBranchName, isFilePath, isRepositoryName } from './gitNames';
import { GitError, runGit } from './runGit';

const folder = mkdtempSync(path.join(tmpdir(), 'meshwright-git-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('names', () => {
  it('never lead out of a folder', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), text => {
      const inside = (name: string) =>
        path.join('/base', name).startsWith('/base/');
      return (
        (!isRepositoryName(text) || inside(`${text}.git`)) &&
        (!isFilePath(text) || inside(text))
      );
    });
    expect(fc.check(property).failed).toBe(false);
  });

  it('of branches are names for git as well', async () => {
    const branches = fc.sample(
      fc
        .string({
          unit: fc.constantFrom(...'aB9._-/@{~^:? \\'),
          maxLength: 12,
        })
        .filter(isBranchName),
      20,
    );
    for (const branch of [...branches, 'feature/a.b_c-1']) {
      await expect(
        runGit(['check-ref-format', '--branch', branch]),
      ).resolves.toMatchObject({ code: 0 });
    }
  });
});

describe('runGit', () => {
  it('runs nothing that a repository or a person configures', async () => {
    const repository = path.join(folder, 'g/hooked.git');
    const proof = path.join(folder, 'proof');
    await runGit(['init', '--quiet', '--bare', repository]);
    const hook = path.join(repository, 'hooks/reference-transaction');
    writeFileSync(hook, `#!/bin/sh\ntouch '${proof}'\n`, { mode: 0o755 });
    const { stdout } = await runGit(['hash-object', '-w', '--stdin'], {
      repository,
      input: 'x',
    });
    await runGit(['update-ref', 'refs/x', stdout.toString().trim()], {
      repository,
    });
    expect(existsSync(proof)).toBe(false);
  });

  it('says what git said, and ends what is too much or takes too long', async () => {
    await expect(runGit(['no-such-command'])).rejects.toThrow(GitError);
    await expect(runGit(['help', '-a'], { maxOutput: 10 })).rejects.toThrow(
      'more than 10 bytes',
    );
    const controller = new AbortController();
    controller.abort(new Error('no longer wanted'));
    await expect(
      runGit(['version'], { signal: controller.signal }),
    ).rejects.toThrow('no longer wanted');
  });
});

describe('BareRepository', () => {
  it('lists plain files and not what links would lead to', async () => {
    const repository = path.join(folder, 'g/links.git');
    await runGit(['init', '-q', '--bare', '--initial-branch=main', repository]);
    await runGit(['fast-import', '--quiet', '--done'], {
      repository,
      input: [
        'commit refs/heads/main',
        'committer A <a@b> 1 +0000',
        'data 1',
        'm',
        'M 120000 inline link',
        'data 11',
        '/etc/passwd',
        'M 100644 inline a/b.txt',
        'data 2',
        'hi',
        'done',
        '',
      ].join('\n'),
    });
    const bare = new BareRepository(repository);
    const commit = await bare.commitOf('main');
    const files = await bare.files(commit);
    expect(files.map(file => file.path)).toEqual(['a/b.txt']);
    expect((await bare.content(files[0].id, 100)).toString()).toBe('hi');
    await expect(bare.commitOf('nothing')).rejects.toThrow("'nothing'");
    await expect(bare.commitOf('--all')).rejects.toThrow('--all');
    const found = await listBareRepositories(folder);
    expect(found.map(({ name }) => name)).toContain('links');
    expect(await listBareRepositories(path.join(folder, 'none'))).toEqual([]);
  });
});
