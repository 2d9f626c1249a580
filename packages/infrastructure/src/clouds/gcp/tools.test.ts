// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { STACKS } from '../../blueprint/types';
import { build, serviceSets } from './__testUtils__/build';

const hasTerraform = spawnSync('terraform', ['--version']).status === 0;
const maybe = hasTerraform ? describe : describe.skip;

maybe('terraform fmt (skipped where there is no terraform)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gcp-fmt-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['everything', 'everything, open source'])(
    'changes nothing, with %s',
    name => {
      for (const stack of STACKS) {
        const { files } = build({ services: serviceSets[name], stack });
        const terraform = files.filter(({ path }) => path.startsWith('infra/'));
        for (const { path, content } of terraform) {
          const place = join(folder, stack, path);
          mkdirSync(dirname(place), { recursive: true });
          writeFileSync(place, content);
        }
      }
      const { status, stdout } = spawnSync(
        'terraform',
        ['fmt', '-check', '-diff', '-recursive', folder],
        { encoding: 'utf8' },
      );
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    },
  );
});
