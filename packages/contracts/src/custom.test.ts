// SPDX-License-Identifier: Apache-2.0
import { readCustomDocument, shapes } from '.';

const shape = shapes.record('note', {
  title: shapes.required(shapes.text()),
  lines: shapes.list(shapes.integer()),
});
const read = (text: string) =>
  readCustomDocument(text, shape, { namespace: 'note' });

describe('readCustomDocument', () => {
  it('gives the data of a document in order', () => {
    const { data, findings, broken } = read('title: a\nlines: [1]\n');
    expect(data).toEqual({ title: 'a', lines: [1] });
    expect(findings).toEqual([]);
    expect(broken).toBe(false);
  });

  it('names the rule, the place and the fix', () => {
    const { findings, locate } = read('titel: a\nlines:\n  - x\n');
    expect(findings).toMatchObject([
      { rule: 'note/unknown-field', line: 1, fix: { rename: 'title' } },
      { rule: 'note/missing-field', line: 1 },
      { rule: 'note/wrong-type', path: '/lines/0', line: 3, column: 5 },
    ]);
    expect(locate('/lines/0')).toEqual({ line: 3, column: 5 });
    expect(locate('/lines', 'name')).toEqual({ line: 2, column: 1 });
  });

  it.each([['a: [1'], ['\0'], [''], ['- a']])(
    'has a finding and no exception for %j',
    text => {
      expect(read(text).findings.length).toBeGreaterThan(0);
    },
  );
});
