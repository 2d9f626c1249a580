// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { World } from '../../__testUtils__/world';
import { unifiedDiff } from './unifiedDiff';

const lines = (...parts: string[]) => parts.map(part => `${part}\n`).join('');
const many = Array.from({ length: 40 }, (_, i) => `line ${i}`);

describe('unifiedDiff', () => {
  let world: World;
  beforeAll(() => {
    world = new World();
  });
  afterAll(() => world.remove());

  it('is empty where nothing differs', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
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
