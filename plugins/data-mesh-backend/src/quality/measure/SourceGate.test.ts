// SPDX-License-Identifier: Apache-2.0
import { SourceClosed, SourceGate } from './SourceGate';

const never = new AbortController().signal;

describe('SourceGate', () => {
  it('lets so many at a time use a source, whatever becomes of them', async () => {
    const gate = new SourceGate();
    let running = 0;
    let most = 0;
    const work = async (index: number) => {
      running++;
      most = Math.max(most, running);
      await new Promise(resolve => setTimeout(resolve, 5));
      running--;
      if (index % 3 === 0) throw new Error('It failed');
      return index;
    };
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        gate.run('warehouse', { limit: 2, signal: never }, () => work(index)),
      ),
    );
    expect(most).toBe(2);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      6,
    );
  });

  it('does not make one source wait for another', async () => {
    const gate = new SourceGate();
    void gate.run(
      'slow',
      { limit: 1, signal: never },
      () => new Promise(() => {}),
    );
    expect(
      await gate.run('quick', { limit: 1, signal: never }, async () => 'done'),
    ).toBe('done');
  });

  it('sends away those that wait for a source that turns out to be out of reach', async () => {
    const gate = new SourceGate();
    const tried: number[] = [];
    const use = (number: number, evenIfClosed = false) =>
      gate.run(
        'warehouse',
        { limit: 1, signal: never, evenIfClosed },
        async () => {
          tried.push(number);
          await new Promise(resolve => setTimeout(resolve, 5));
          gate.report('warehouse', false);
        },
      );
    const ends = await Promise.allSettled([
      ...[1, 2, 3].map(number => use(number)),
      use(4, true),
    ]);
    // Who asked for it gets an answer of its own.
    expect(tried).toEqual([1, 4]);
    expect(
      ends.map(end => end.status === 'rejected' && end.reason),
    ).toMatchObject([
      false,
      expect.any(SourceClosed),
      expect.any(SourceClosed),
      false,
    ]);
  });

  it('lets go of one that is stopped while it waits', async () => {
    const gate = new SourceGate();
    let finish = () => {};
    const first = gate.run(
      'warehouse',
      { limit: 1, signal: never },
      () => new Promise<void>(resolve => (finish = resolve)),
    );
    const stopped = new AbortController();
    const second = gate.run(
      'warehouse',
      { limit: 1, signal: stopped.signal },
      async () => 'never',
    );
    const third = gate.run(
      'warehouse',
      { limit: 1, signal: never },
      async () => 'done',
    );
    stopped.abort(new Error('Enough'));
    await expect(second).rejects.toThrow('Enough');
    finish();
    await first;
    expect(await third).toBe('done');
  });

  it('leaves a source alone that cannot be reached, longer and longer', () => {
    jest.useFakeTimers();
    const gate = new SourceGate();
    const minutesClosed = () => {
      let minutes = 0;
      while (gate.isClosed('warehouse')) {
        jest.advanceTimersByTime(60_000);
        minutes++;
      }
      return minutes;
    };
    const pauses = Array.from({ length: 8 }, () => {
      gate.report('warehouse', false);
      // Another that had begun before fails too.
      gate.report('warehouse', false);
      return minutesClosed();
    });
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    gate.report('warehouse', true);
    gate.report('warehouse', false);
    expect(minutesClosed()).toBe(1);
    expect(gate.isClosed('other')).toBe(false);
    jest.useRealTimers();
  });
});
