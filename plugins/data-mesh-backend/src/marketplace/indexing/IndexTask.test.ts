// SPDX-License-Identifier: Apache-2.0
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Knex } from 'knex';
import { synchronizerFor } from '../../__testUtils__/indexOf';
import { ListCatalog } from '../../__testUtils__/ListCatalog';
import { product, smallMesh } from '../../__testUtils__/smallMesh';
import { IndexState } from './IndexState';
import { IndexTask } from './IndexTask';
import type { Synchronizer, SyncResult } from './Synchronizer';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const signal = () => new AbortController().signal;

describe('IndexTask', () => {
  let knex: Knex;
  let state: IndexState;
  let catalog: ListCatalog;
  let synchronizer: Synchronizer;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    catalog = new ListCatalog(smallMesh());
    ({ synchronizer } = await synchronizerFor(knex, catalog));
    state = new IndexState(knex);
  });

  function taskWith(synchronize: () => Promise<SyncResult>) {
    return new IndexTask({
      knex,
      state,
      synchronizer: { synchronize } as unknown as Synchronizer,
      logger: mockServices.logger.mock(),
      metrics: metricsServiceMock.mock({
        createHistogram: () => ({ record: () => {} }),
      }),
    });
  }

  it('synchronises until the catalog has come to rest', async () => {
    const written: number[] = [];
    await taskWith(async () => {
      const result = await synchronizer.synchronize(signal());
      written.push(result.written);
      if (written.length === 1) {
        catalog.put(product('late'));
      }
      return result;
    }).run(signal());

    expect(written).toEqual([14, 1, 0]);
    expect(await state.get('completed')).toBeDefined();
  });

  it('asks a catalog that is still starting again', async () => {
    let attempts = 0;
    await taskWith(async () => {
      attempts += 1;
      expect(await state.get('completed')).toBeUndefined();
      if (attempts < 3) {
        throw new Error('connection refused');
      }
      return { compared: 1, written: 0, removed: 0 };
    }).run(signal());
    expect(attempts).toBe(3);
  });

  it('fails at once when the catalog worked before', async () => {
    await state.set('completed', new Date().toISOString());
    const failing = jest.fn().mockRejectedValue(new Error('gone'));
    await expect(taskWith(failing).run(signal())).rejects.toThrow('gone');
    expect(failing).toHaveBeenCalledTimes(1);
  });

  it('waits a while for a catalog that is empty at first', async () => {
    // However busy the machine is, the while is not over yet.
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    let attempts = 0;
    await taskWith(async () => {
      attempts += 1;
      const compared = attempts < 4 ? 0 : 5;
      return {
        compared,
        written: compared && attempts === 4 ? 5 : 0,
        removed: 0,
      };
    }).run(signal());
    expect(attempts).toBe(5);
    clock.mockRestore();
  });

  it('leaves a catalog alone for a while that takes long to compare', async () => {
    await state.set('completed', new Date().toISOString());
    const slow = jest.fn(async () => {
      await new Promise(resolve => setTimeout(resolve, 1_050));
      return { compared: 1, written: 0, removed: 0 };
    });
    const started = Date.now();
    await taskWith(slow).run(signal());
    const took = Date.now() - started;
    await taskWith(slow).run(signal());

    expect(slow).toHaveBeenCalledTimes(1);
    const until = Date.parse((await state.get('restingUntil'))!);
    expect(until - started).toBeGreaterThan(10_000);
    // It rests nine times as long as comparing took.
    expect(until - started).toBeLessThanOrEqual(10 * took + 10);

    await state.set('restingUntil', new Date(Date.now() - 1).toISOString());
    await taskWith(slow).run(signal());
    expect(slow).toHaveBeenCalledTimes(2);
  });

  it('throws away words that nothing has any more', async () => {
    const task = taskWith(() => synchronizer.synchronize(signal()));
    await task.run(signal());
    const words = () =>
      knex('marketplace_word')
        .whereIn('word', ['zeppelin', 'month'])
        .pluck('word');
    const parts = () => knex('marketplace_word_part').where('part', 'eppelin');
    expect(await words()).toHaveLength(2);
    expect(await parts()).toHaveLength(1);

    catalog.remove('api:default/plan-v1');
    await state.set('pruned', new Date(0).toISOString());
    await task.run(signal());
    expect(await words()).toEqual(['month']);
    expect(await parts()).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const running = taskWith(async () => {
      setTimeout(() => abort.abort(), 10);
      return { compared: 1, written: 1, removed: 0 };
    }).run(abort.signal);
    await expect(running).rejects.toThrow(/abort/i);
  });
});
