// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { World } from '../../__testUtils__/world';

const DELIVER = join(__dirname, '../../../../../examples/data/deliver.mjs');
const SAMPLE = join(__dirname, '../../../../../examples/data');

describe('the data of the example mesh, as it is delivered', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.remove());

  const deliver = (...args: string[]) =>
    execFileSync(
      process.execPath,
      [DELIVER, join(world.folder, 'mesh'), ...args],
      { encoding: 'utf8' },
    );
  const read = (name: string) =>
    readFileSync(join(world.folder, 'mesh', name), 'utf8');

  /** Does something with the data of the newest day, and once more where that day has become the last but one meanwhile. */
  async function withNewest<T>(look: () => Promise<T>): Promise<T> {
    const today = () => new Date().toISOString().slice(0, 10);
    for (;;) {
      const day = today();
      deliver();
      const found = await look();
      if (today() === day) return found;
    }
  }

  /** Checks of a contract that do not pass. References to other contracts are skipped: their data is not at hand. */
  async function notPassing(contract: string): Promise<string[]> {
    const { out } = await withNewest(() =>
      world.run([
        ...['quality', 'run', `mesh/products/${contract}.odcs.yaml`],
        ...['--server', 'example', '--format', 'json'],
      ]),
    );
    return JSON.parse(out).flatMap(({ checks }: any) =>
      checks
        .filter(({ status }: any) => !['pass', 'skipped'].includes(status))
        .map(({ name, status }: any) => `${name}: ${status}`),
    );
  }

  it('is as new as is promised, and has its faults and no others', async () => {
    expect(
      await notPassing('customer/loyalty-points/contracts/loyalty-accounts'),
    ).toEqual([]);
    expect(
      await notPassing('product/supplier-shipments/contracts/shipments'),
    ).toEqual([]);
    expect(await notPassing('finance/orders-ledger/contracts/orders.v2'))
      .toMatchInlineSnapshot(`
      [
        "orders-orders-on-time: warn",
        "orders-lines-are-complete: fail",
        "order-lines-order-id-line-number-unique: fail",
      ]
    `);
    // The one promise that is not kept on any day.
    expect(await notPassing('product/stock-levels/contracts/stock-levels'))
      .toMatchInlineSnapshot(`
      [
        "stock-levels-updated-at-fresh: fail",
        "stock-levels-on-hand-not-negative: warn",
      ]
    `);
  });

  it('is the sample itself on its own day, and the same with other dates on another', () => {
    const name = 'revenue-by-product/revenue_by_product.csv';
    const sample = readFileSync(join(SAMPLE, name), 'utf8');
    deliver('--day', '2026-09-30');
    expect(read(`data/${name}`)).toBe(sample);
    deliver('--day', '2027-01-03');
    const [, first] = read(`data/${name}`).split('\n');
    expect(sample.split('\n')[1]).toContain(
      '2025-10-02,A10201,DE,shop,2025-W40,',
    );
    // 95 days later, which is not a whole number of weeks.
    expect(first).toContain('2026-01-05,A10201,DE,shop,2026-W02,');
    expect(first.endsWith(',2027-01-04T02:30:00Z')).toBe(true);
  });

  it('leaves alone what a person has changed, and what is as it was', () => {
    const broken = 'data/loyalty-points/accounts.csv';
    const other = 'data/payments/payments.csv';
    deliver('--day', '2026-10-01');
    const path = (name: string) => join(world.folder, 'mesh', name);
    utimesSync(path(other), 1, 1);
    appendFileSync(path(broken), 'broken\n');
    expect(deliver('--day', '2026-10-01')).toContain(
      `Kept, since somebody has changed it: ${broken}`,
    );
    expect(statSync(path(other)).mtimeMs).toBe(1_000);
    deliver('--day', '2026-10-02');
    expect(read(broken)).toContain('broken');
    expect(read(other)).toContain('2026-10-02');
    rmSync(path(broken));
    expect(deliver('--day', '2026-10-02')).not.toContain('Kept');
    expect(read(broken)).not.toContain('broken');
    appendFileSync(path(broken), 'broken\n');
    deliver('--day', '2026-10-02', '--again');
    expect(read(broken)).not.toContain('broken');
  });
});
