// SPDX-License-Identifier: Apache-2.0
import { MemoryBudget } from './MemoryBudget';

const budget = (patience = 60_000) =>
  new MemoryBudget({ whole: 10, most: 2, patience });

it('lets in what fits, and the others in their order when there is room', async () => {
  const memory = budget();
  const entered: string[] = [];
  const enter = async (name: string, size: number) => {
    const leave = await memory.take(size);
    entered.push(name);
    return leave;
  };
  const first = await enter('first', 8);
  const second = enter('second', 4);
  // It would fit, and does not overtake.
  const third = enter('third', 1);
  await Promise.resolve();
  expect(entered).toEqual(['first']);
  first();
  first();
  await Promise.all([second, third]);
  expect(entered).toEqual(['first', 'second', 'third']);
  await expect(memory.take(5)).resolves.toBeInstanceOf(Function);
});

it('takes what is larger than all of it when nothing else is there', async () => {
  const memory = budget();
  (await memory.take(100))();
  await expect(memory.take(10)).resolves.toBeInstanceOf(Function);
});

it('refuses who comes when the line is full, and who waited too long', async () => {
  const memory = budget(10);
  const leave = await memory.take(10);
  const waiting = [memory.take(1), memory.take(1)];
  await expect(memory.take(1)).rejects.toThrow('a little later');
  await expect(Promise.allSettled(waiting)).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  leave();
  await expect(memory.take(10)).resolves.toBeInstanceOf(Function);
});
