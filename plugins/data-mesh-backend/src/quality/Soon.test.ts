// SPDX-License-Identifier: Apache-2.0
import { Soon } from './Soon';

const settled = () => jest.advanceTimersByTimeAsync(40);

describe('Soon', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('begins at once, and does what is told meanwhile in one go', async () => {
    const done: string[][] = [];
    let finish = () => {};
    const soon = new Soon({
      work: keys => {
        done.push(keys);
        return new Promise<void>(resolve => {
          finish = resolve;
        });
      },
      failed: () => {},
      pause: 5,
    });
    soon.tell(['a']);
    expect(done).toEqual([['a']]);
    for (let again = 0; again < 10; again++) soon.tell(['a', 'b']);
    finish();
    await settled();
    expect(done).toEqual([['a'], ['a', 'b']]);
    finish();
    await settled();
    soon.tell(['c']);
    expect(done).toEqual([['a'], ['a', 'b'], ['c']]);
    finish();
  });

  it('goes on after a failure, and says what it was', async () => {
    const work = jest.fn().mockRejectedValueOnce(new Error('away'));
    const failed = jest.fn();
    const soon = new Soon({ work, failed, pause: 1 });
    soon.tell(['a']);
    await settled();
    expect(failed).toHaveBeenCalledWith(['a'], new Error('away'));
    soon.tell(['b']);
    await settled();
    expect(work).toHaveBeenLastCalledWith(['b']);
  });
});
