// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { STACKS } from '../../blueprint/types';
import type { GeneratedFile } from '../../generate/types';
import { build, serviceSets } from './__testUtils__/build';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;

/** Writes files into a folder that is gone after the tests. */
function write(folder: string, files: readonly GeneratedFile[]): string {
  for (const { path, content } of files) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
  return folder;
}

const FULL = ['everything', 'everything, open source'];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meshwright-aws-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const withPython = has('python3') ? describe : describe.skip;
withPython('Python (skipped where there is no python3)', () => {
  it.each(FULL)('runs the tests of a repository with %s', name => {
    write(folder, build({ services: serviceSets[name] }).files);
    const { stderr } = spawnSync(
      'python3',
      ['-W', 'error', '-m', 'unittest', 'discover', '-s', 'tests'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stderr).toMatch(/^Ran \d\d tests[^]*OK/m);
    const compiled = spawnSync('python3', ['-m', 'compileall', '-q', folder]);
    expect(compiled.status).toBe(0);
  });
});

const withTerraform = has('terraform') ? describe : describe.skip;
withTerraform('terraform fmt (skipped where there is no terraform)', () => {
  it.each(FULL)('changes nothing, with %s', name => {
    for (const stack of STACKS) {
      const { files } = build({ services: serviceSets[name], stack });
      write(
        join(folder, stack),
        files.filter(({ path }) => path.startsWith('infra/')),
      );
    }
    const { status, stdout } = spawnSync(
      'terraform',
      ['fmt', '-check', '-diff', '-recursive', folder],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});
