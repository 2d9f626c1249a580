// SPDX-License-Identifier: Apache-2.0
import { readView, writeView } from './lineageView';

const read = (address: string) => readView(new URLSearchParams(address));

describe('the address of a view', () => {
  it('says nothing of what is the standard', () => {
    expect(String(writeView(read(''), new URLSearchParams('other=1')))).toBe(
      'other=1',
    );
  });

  it('carries everything there and back', () => {
    const address = new URLSearchParams([
      ['node', 'dataset:a b#c&d'],
      ['of', 'column'],
      ['towards', 'up'],
      ['steps', '50'],
      ['at', '2026-03-01'],
      ['more', 'up~dataset:a#~x'],
      ['open', 'dataset:a'],
      ['open', 'dataset:b'],
      ['all', 'dataset:a'],
      ['see', 'dataset:a'],
      ['row', 'column:a#b#c'],
      ['until', 'dataset:z'],
      ['find', 'some words'],
      ['as', 'tree'],
      ['tab', 'impact'],
      ['panel', 'changes'],
      ['since', '2026-02-01'],
      ['domain', 'x'],
      ['classification', 'none'],
      ['source', 'dbt'],
      ['fresh', 'never'],
    ]);
    const view = readView(address);
    expect(view.expand).toEqual([{ side: 'up', node: 'dataset:a#~x' }]);
    expect(String(writeView(view, new URLSearchParams()))).toBe(
      String(address),
    );
  });

  it('is the standard where it says nonsense', () => {
    expect(
      read('of=all&towards=left&steps=7&at=yesterday&more=x&as=3d&panel=x'),
    ).toEqual(read(''));
  });
});
