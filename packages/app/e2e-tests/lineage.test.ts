// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  signIn,
  waitForMesh,
} from './support';

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await waitForMesh(page);
  await page.close();
});

const LEDGER = encodeURIComponent('product:default#orders-ledger');

test('somebody looks for a product, follows its lineage, and sees what a change breaks', async ({
  page,
}) => {
  await signIn(page, 'Leo Martin');
  await page
    .getByRole('link', { name: 'Lineage', exact: true })
    .first()
    .click();
  const search = page.getByRole('searchbox', {
    name: 'Search products, datasets and columns',
  });
  // The catalog is read for lineage a while after its start.
  await expect(async () => {
    await search.fill('');
    await search.fill('orders led');
    await expect(
      page.getByRole('list', { name: 'Found' }).getByRole('link').first(),
    ).toHaveText('Orders ledger', { timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  await expectAccessible(page);
  await picture(page, 'lineage-search');

  await page.getByRole('link', { name: 'Orders ledger' }).click();
  const ledger = page.getByRole('button', { name: /^Orders ledger/ });
  await expect(ledger).toBeVisible();
  await expect(
    page.getByRole('list', { name: 'What lines mean' }),
  ).toContainText('Declared, never observed');
  await page.getByRole('button', { name: 'Open Orders ledger' }).click();
  await expect(
    page.getByRole('button', { name: /^order_lines/ }).first(),
  ).toBeVisible();

  await ledger.click();
  const about = page.getByRole('region', { name: 'About Orders ledger' });
  await about.getByRole('tab', { name: 'Impact' }).click();
  await expect(about).toContainText('Something stops working.');
  await expect(about.getByText('Whom to ask')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'lineage-impact');

  // A link carries all of it.
  await page.reload();
  await expect(about).toContainText('Something stops working.');
  await expect(
    page.getByRole('button', { name: 'Fold Orders ledger' }),
  ).toBeVisible();
});

test('an owner sees where declaration and observation part, and how to mend it', async ({
  page,
}) => {
  await signIn(page, 'Mateo Ferrer');
  await page.goto(`/lineage?node=${LEDGER}&panel=gap`);
  const panel = page.getByRole('region', {
    name: 'Differences between declared and observed',
  });
  await panel
    .getByRole('button', { name: /^Propose to/ })
    .first()
    .click();
  // The descriptors of the example mesh are files of the clone.
  await expect(panel).toContainText(
    'in no repository that the portal can propose a change to',
  );
  await expect(panel).toContainText(/the descriptor of/);
  await expectAccessible(page);
  await picture(page, 'lineage-differences');
});

test('the same lineage is a tree for the keyboard, and for a telephone', async ({
  page,
}) => {
  await signIn(page, 'Leo Martin');
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(`/lineage?node=${LEDGER}`);
  const tree = page.getByRole('tree', { name: 'Lineage of Orders ledger' });
  await expect(
    tree.getByRole('treeitem', { name: /^Orders ledger/ }),
  ).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'lineage-telephone');

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Tree' }).click();
  const first = tree.getByRole('treeitem').first();
  await first.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^About / })).toBeVisible();
  await picture(page, 'lineage-tree');
});

test('a large graph is laid out beside the page, in a worker', async ({
  page,
}) => {
  await signIn(page, 'Leo Martin');
  // All jobs and datasets around the ledger, once the pipelines of the example mesh have run.
  await expect(async () => {
    const [worker] = await Promise.all([
      page.waitForEvent('worker', { timeout: 20_000 }),
      page.goto(`/lineage?node=${LEDGER}&of=job&steps=50`),
    ]);
    expect(await worker.evaluate(() => self.name)).toBe('graph-layout');
  }).toPass({ timeout: 180_000 });
  await expect(
    page.getByRole('button', { name: /^orders\b/ }).first(),
  ).toBeVisible();
  await picture(page, 'lineage-jobs');
});
