// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { until } from '../../__testUtils__/until';
import {
  contract,
  LOCAL,
  measuredPortal,
  type MeasuringReplica,
  PRODUCT,
} from './__testUtils__/measuredPortal';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('measuring, %p', id => {
  const { parts, replica, runs } = measuredPortal(() => databases.init(id));
  let knex: Knex;
  beforeEach(() => {
    ({ knex } = parts());
  });

  it('gives a product back when the task is stopped', async () => {
    const { run } = replica([contract('orders', ['orders'], LOCAL)]);
    const stopped = new AbortController();
    stopped.abort(new Error('The portal goes down'));
    await expect(run(stopped.signal)).rejects.toThrow('goes down');
    expect(await runs()).toBe(0);
    await run();
    expect(await runs()).toBe(1);
  });

  describe('that takes long', () => {
    /** A rule that would take hours. */
    const slow = () =>
      contract(
        'orders',
        [
          'orders',
          {
            name: 'lines',
            quality: [
              {
                type: 'sql',
                query:
                  'select count(*) from range(10000000000) a, range(1000) b where a.range % 7 = b.range',
                mustBe: 0,
              },
            ],
          },
        ],
        LOCAL,
      );
    const begun = ({ measurer }: MeasuringReplica) =>
      until(
        () => measurer.progress(PRODUCT),
        ({ checks: { done } }) => done > 0,
      );

    it('says how far it is, and is stopped by who asks for that', async () => {
      const one = replica([slow()]);
      expect(await one.measurer.progress(PRODUCT)).toMatchObject({
        state: 'none',
      });
      const end = one.now();
      expect(await begun(one)).toEqual({
        productRef: PRODUCT,
        state: 'running',
        // The first table has two checks, the second those and the slow one.
        checks: { done: 2, total: 5 },
        startedAt: expect.any(String),
      });
      const asked = Date.now();
      await one.measurer.cancel(PRODUCT, 'user:default/owner');
      expect(await end).toEqual({
        productRef: PRODUCT,
        state: 'cancelled',
        checks: 0,
        unread: [],
      });
      expect(Date.now() - asked).toBeLessThan(30_000);
      expect(await one.measurer.progress(PRODUCT)).toMatchObject({
        state: 'cancelled',
        cancelledBy: 'user:default/owner',
        endedAt: expect.any(String),
      });
      // Half of the results would look as if the other half was gone.
      expect(await runs()).toBe(0);
      await expect(one.measurer.cancel(PRODUCT, 'anybody')).rejects.toThrow(
        'not being measured',
      );
      // Nor does the schedule begin it again at once, and somebody may.
      await one.run();
      expect((await one.measurer.progress(PRODUCT)).state).toBe('cancelled');
      expect(
        await replica([contract('orders', ['orders'], LOCAL)]).now(),
      ).toMatchObject({ state: 'measured' });
    });

    it('is stopped from another replica', async () => {
      const one = replica([slow()]);
      const end = one.now();
      await begun(one);
      await replica([slow()]).measurer.cancel(PRODUCT, 'user:default/owner');
      expect(await end).toMatchObject({ state: 'cancelled' });
    });

    it('has failed where its replica is gone', async () => {
      const { measurer } = replica([slow()]);
      await knex('quality_measurement').insert({
        product_ref: PRODUCT,
        state: 'running',
        started_at: '2026-01-01T00:00:00.000Z',
        owned_until: '2026-01-01T00:15:00.000Z',
        owner: 'gone',
      });
      expect((await measurer.progress(PRODUCT)).state).toBe('failed');
      await expect(measurer.cancel(PRODUCT, 'anybody')).rejects.toThrow(
        'not being measured',
      );
    });
  });
});
