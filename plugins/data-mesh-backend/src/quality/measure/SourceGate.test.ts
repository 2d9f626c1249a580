// SPDX-License-Identifier: Apache-2.0
import { SourceGate } from './SourceGate';

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
        gate.run('warehouse', 2, () => work(index)),
      ),
    );
    expect(most).toBe(2);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      6,
    );
  });

  it('does not make one source wait for another', async () => {
    const gate = new SourceGate();
    void gate.run('slow', 1, () => new Promise(() => {}));
    expect(await gate.run('quick', 1, async () => 'done')).toBe('done');
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
