// SPDX-License-Identifier: Apache-2.0
import { GroupWriter } from './GroupWriter';

it('writes what several callers have at the same time in one go', async () => {
  const written: number[][] = [];
  const writer = new GroupWriter<number>({
    write: async items => {
      written.push([...items]);
    },
    most: 4,
  });
  await Promise.all([writer.add([1, 2]), writer.add([3]), writer.add([4, 5])]);
  await writer.add([6, 7, 8, 9, 10]);
  expect(written).toEqual([
    [1, 2, 3],
    [4, 5],
    [6, 7, 8, 9, 10],
  ]);
});

it('fails only who brought what cannot be written', async () => {
  const written: number[] = [];
  const writer = new GroupWriter<number>({
    write: async items => {
      if (items.includes(0)) throw new Error('no zeros');
      written.push(...items);
    },
    most: 10,
  });
  const answers = await Promise.allSettled([
    writer.add([1]),
    writer.add([2, 0]),
    writer.add([3]),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(written).toEqual([1, 3]);
});
