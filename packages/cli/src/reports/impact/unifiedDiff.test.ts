// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { World } from '../../__testUtils__/world';
import { unifiedDiff } from './unifiedDiff';

const lines = (...parts: string[]) => parts.map(part => `${part}\n`).join('');
const many = Array.from({ length: 40 }, (_, i) => `line ${i}`);

/** What a patch of whole texts makes of one, hunk by hunk. */
function applied(before: string, patch: string): string {
  const old = before.split('\n').slice(0, -1);
  const result: string[] = [];
  let at = 0;
  for (const line of patch.split('\n').slice(2)) {
    const hunk = /^@@ -(\d+),(\d+) /.exec(line);
    if (hunk) {
      const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1);
      while (at < start) result.push(old[at++]);
    } else if (line.startsWith('+')) result.push(line.slice(1));
    else if (line !== '') {
      expect(old[at]).toBe(line.slice(1));
      if (line.startsWith(' ')) result.push(old[at]);
      at++;
    }
  }
  result.push(...old.slice(at));
  return result.map(line => `${line}\n`).join('');
}

describe('unifiedDiff', () => {
  let world: World;
  beforeAll(() => {
    world = new World();
  });
  afterAll(() => world.remove());

  it('is empty where nothing differs', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
  });

  it('is as small as it can be, also in a large file', () => {
    const large = Array.from({ length: 4000 }, (_, i) => `line ${i % 50}`);
    const after = [...large];
    after.splice(3900, 1);
    after.splice(100, 1, 'x');
    const patch = unifiedDiff('f', lines(...large), lines(...after));
    expect(patch.match(/^[+-][^+-].*$/gm)).toEqual([
      '-line 0',
      '+x',
      '-line 0',
    ]);
  });

  it('can be applied whatever the texts', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const before = lines(...a);
        const after = lines(...b);
        const patch = unifiedDiff('f', before, after);
        expect(applied(before, patch)).toBe(after);
      }),
    );
  });

  it.each([
    ['an added line', lines('a', 'b'), lines('a', 'x', 'b')],
    ['a line that is gone', lines('a', 'b', 'c'), lines('a', 'c')],
    ['a line at the end', lines('a'), lines('a', 'b')],
    ['a line at the beginning', lines('b'), lines('a', 'b')],
    [
      'changes far apart',
      lines(...many),
      lines('x', ...many.slice(1, 38), 'y'),
    ],
    [
      'changes close by',
      lines(...many),
      lines(
        ...many.slice(0, 10),
        'x',
        ...many.slice(11, 14),
        'y',
        ...many.slice(15),
      ),
    ],
    ['no line break at the end', 'a\nb', 'a\nc'],
    ['a line break that comes', 'a', 'a\n'],
    ['an empty file', '', lines('a')],
  ])('can be applied: %s', (_, before, after) => {
    const file = world.write('file.txt', before);
    const patch = unifiedDiff('file.txt', before, after);
    execFileSync('git', ['apply', '--unsafe-paths', '-p1', '-'], {
      cwd: world.folder,
      input: patch,
    });
    expect(readFileSync(file, 'utf8')).toBe(after);
  });
});
