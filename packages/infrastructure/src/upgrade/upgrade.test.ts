// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { GeneratedFile } from '../generate/types';
import { MANIFEST_PATH, readManifest, unresolved, upgrade } from '.';
import { manifestFile } from './manifest';

const made = (files: Record<string, string>): GeneratedFile[] =>
  Object.entries(files).map(([path, content]) => ({ path, content }));

/** An upgrade from files by path: as generated, as they are, as generated now. */
function run(
  before: Record<string, string>,
  mine: Record<string, string>,
  now: Record<string, string>,
) {
  const context = { cloud: 'aws', stack: 'product' } as const;
  const manifest = readManifest(manifestFile(context, made(before)).content);
  const result = upgrade({
    manifest,
    current: new Map(Object.entries(mine)),
    next: made(now),
  });
  return {
    ...result,
    files: Object.fromEntries(
      result.files.map(({ path, content }) => [path, content]),
    ),
  };
}

const nothing = { files: {}, removed: [], kept: [], conflicts: [] };
const lines = (...text: string[]) => `${text.join('\n')}\n`;

describe('generating again', () => {
  it('changes nothing where nothing changed', () => {
    const files = { a: 'one\n', 'b/c': 'two\n' };
    expect(run(files, files, files)).toEqual(nothing);
  });

  it.each([
    ['takes what only the generator changed', 'a\n', 'a\n', 'b\n', 'b\n'],
    ['keeps what only the team changed', 'a\n', 'mine\n', 'a\n', undefined],
    ['is content where both changed alike', 'a\n', 'b\n', 'b\n', undefined],
  ])('%s', (_, before, mine, now, written) => {
    expect(run({ f: before }, { f: mine }, { f: now })).toEqual({
      ...nothing,
      files: written === undefined ? {} : { f: written },
    });
  });

  it('merges changes to different lines', () => {
    const before = lines('a', 'b', 'c', 'd', 'e');
    const mine = lines('a', 'B of the team', 'c', 'd', 'e');
    const now = lines('a', 'b', 'c', 'd', 'e', 'f');
    expect(run({ f: before }, { f: mine }, { f: now })).toEqual({
      ...nothing,
      files: { f: lines('a', 'B of the team', 'c', 'd', 'e', 'f') },
    });
  });

  it('shows all three where both changed the same lines', () => {
    const { files, conflicts } = run(
      { f: lines('a', 'b', 'c') },
      { f: lines('a', 'mine', 'c') },
      { f: lines('a', 'now', 'c') },
    );
    expect(files.f).toBe(
      lines(
        'a',
        '<<<<<<< this repository',
        'mine',
        '||||||| generated before',
        'b',
        '=======',
        'now',
        '>>>>>>> generated now',
        'c',
      ),
    );
    expect(conflicts).toEqual([{ path: 'f', lines: [2] }]);
    expect(unresolved(new Map(Object.entries(files)))).toEqual(['f']);
  });

  it('adds new files, and marks those that somebody made already', () => {
    const { files, conflicts } = run(
      {},
      { taken: 'mine\n', same: 'x\n' },
      { fresh: 'new\n', taken: 'now\n', same: 'x\n' },
    );
    expect(Object.keys(files)).toEqual(['fresh', 'taken']);
    expect(files.taken).toContain('mine');
    expect(conflicts).toEqual([{ path: 'taken', lines: [1] }]);
  });

  it('removes what is generated no more, unless somebody changed it', () => {
    expect(
      run({ a: 'x\n', b: 'x\n', c: 'x\n' }, { a: 'x\n', b: 'y\n' }, {}),
    ).toEqual({
      ...nothing,
      removed: ['a'],
      kept: [
        {
          path: 'b',
          reason: 'It is generated no more, and was changed here.',
        },
      ],
    });
  });

  it('leaves removed what the team removed', () => {
    expect(run({ a: 'x\n' }, {}, { a: 'x\n' })).toEqual(nothing);
    expect(run({ a: 'x\n' }, {}, { a: 'y\n' }).kept).toHaveLength(1);
  });

  it('keeps the ends of lines of Windows', () => {
    const before = lines('a', 'b', 'c', 'd');
    const { files } = run(
      { f: before },
      { f: 'mine\r\nb\r\nc\r\nd\r\n' },
      { f: lines('a', 'b', 'c', 'now') },
    );
    expect(files.f).toBe('mine\r\nb\r\nc\r\nnow\r\n');
    expect(
      run({ f: before }, { f: before.replace(/\n/g, '\r\n') }, { f: before }),
    ).toEqual(nothing);
  });

  it('takes over what may be executed', () => {
    const context = { cloud: 'aws', stack: 'product' } as const;
    const before = [{ path: 'run.sh', content: 'a\n' }];
    const manifest = readManifest(manifestFile(context, before).content);
    const next = [{ path: 'run.sh', content: 'a\n', executable: true }];
    const result = upgrade({
      manifest,
      current: new Map([['run.sh', 'mine\n']]),
      next,
    });
    expect(result.files).toEqual([
      { path: 'run.sh', content: 'mine\n', executable: true },
    ]);
  });

  it('never loses a line of the team, and comes to rest', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
      .map(words => lines(...words));
    const after = (before: string, mine: string, now: string) => {
      const { files, conflicts } = run({ f: before }, { f: mine }, { f: now });
      const content = files.f ?? mine;
      expect(content.includes('<<<<<<< this')).toBe(conflicts.length > 0);
      return content;
    };
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        // What one side did not touch is what the other made of it.
        expect(after(a, a, b)).toBe(b);
        expect(after(a, b, a)).toBe(b);
        // Generated once more, nothing is left to do.
        const merged = after(a, b, c);
        expect(run({ f: c }, { f: merged }, { f: c })).toEqual(nothing);
      }),
    );
  });
});

describe('the record of a generation', () => {
  const context = { cloud: 'gcp', stack: 'product' } as const;

  it('says what was generated, but not itself', () => {
    const files: GeneratedFile[] = [
      { path: 'a.sh', content: 'x\ny\n', executable: true },
      { path: 'b', content: '' },
      { path: MANIFEST_PATH, content: 'old' },
    ];
    const { path, content } = manifestFile(context, files);
    expect(path).toBe('.meshwright/generated.json');
    expect(readManifest(content)).toMatchObject({
      cloud: 'gcp',
      stack: 'product',
      files: files.slice(0, 2),
    });
    expect(manifestFile(context, files).content).toBe(content);
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'no record'],
    ['{"files":{}}', 'does not know'],
    ['{"formatVersion":2,"files":{}}', 'does not know'],
    ['{"formatVersion":1,"files":{}}', 'cloud, stack and version'],
    [
      '{"formatVersion":1,"generator":"1","cloud":"aws","stack":"product","files":{"../x":{"lines":[]}}}',
      'leaves the folder',
    ],
    [
      '{"formatVersion":1,"generator":"1","cloud":"aws","stack":"product","files":{"x":{"lines":[1]}}}',
      'lines of each file',
    ],
  ])('is refused with a sentence: %s', (text, words) => {
    expect(() => readManifest(text)).toThrow(words);
  });
});
