// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  results,
  signIn,
  waitForMesh,
} from './support';

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await waitForMesh(page);
  await page.close();
});

test('the sign-in page says who the people are and what kind of sign-in it is', async ({
  page,
}) => {
  await page.goto('/');
  await expect(
    page.getByRole('heading', { name: 'Who are you today?', exact: true }),
  ).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveCount(7);
  await expect(page.getByText('no password')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'sign-in');
});

test('a consumer finds a column, judges the product, and reads its contract', async ({
  page,
}) => {
  await signIn(page, 'Leo Martin');
  await page.getByRole('link', { name: 'Marketplace' }).first().click();

  await page.getByRole('searchbox').fill('gross_amount_eur');
  await expect(results(page)).toHaveText(/^[1-9]/);
  await expect(page).toHaveURL(/gross_amount_eur/);
  await expect(page.getByText(/gross_amount_eur/).first()).toBeVisible();
  await picture(page, 'marketplace-search');

  await page.getByRole('link', { name: 'Orders ledger' }).first().click();
  await expect(
    page.getByRole('heading', { name: 'Orders ledger', exact: true }),
  ).toBeVisible();
  await expect(page.getByText('Output ports').first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'product');

  await page.getByRole('link', { name: 'Contracts', exact: true }).click();
  await expect(page.getByText('order_id').first()).toBeVisible();
  await picture(page, 'product-contracts');
});

test('the address of a filtered marketplace leads somebody else to the same view', async ({
  page,
}) => {
  await signIn(page, 'Ruth Andersen');
  await page.getByRole('link', { name: 'Marketplace' }).first().click();
  await page.getByRole('checkbox', { name: /^Restricted/ }).check();
  await expect(results(page)).toHaveText('5 data products');
  await expectAccessible(page);

  const address = page.url();
  await page.goto('/');
  await page.goto(address);
  await expect(results(page)).toHaveText('5 data products');
  await expect(
    page.getByRole('checkbox', { name: /^Restricted/ }),
  ).toBeChecked();
});

test('two versions of a contract are compared with what breaks', async ({
  page,
}) => {
  await signIn(page, 'Mateo Ferrer');
  await page.goto('/catalog/default/api/orders-v2/versions');
  await expect(page.getByText(/breaking/i).first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'compare');
});

test('the contract of an API page shows its schema and finds a column of it', async ({
  page,
}) => {
  await signIn(page, 'Mateo Ferrer');
  await page.goto(
    '/catalog/default/api/orders-v2/contract?column=orders.gross_amount_eur',
  );
  await expect(page.getByText('gross_amount_eur').first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'contract');
});

test('a domain owner sees what needs attention and opens a problem', async ({
  page,
}) => {
  await signIn(page, 'Amara Okafor');
  await expect(
    page.getByRole('heading', { name: /Needs attention/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'overview');

  await page.goto('/descriptor-problems');
  await expect(
    page.getByText("'isNullable' is no field of a property.").first(),
  ).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'problems');

  await page.goto('/catalog/default/domain/customer');
  await expect(page.getByText('Data products').first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'domain');
});

test('search finds products, contracts and single columns', async ({
  page,
}) => {
  test.setTimeout(480_000);
  await signIn(page, 'Leo Martin');
  await expect
    .poll(
      async () => {
        await page.goto('/search?query=loyalty_tier');
        const found = page.getByText(/loyalty_tier|loyalty/i);
        // A machine that is busy answers late, and what was found is beside what was asked for.
        const second = found.nth(1).waitFor({ timeout: 10_000 });
        await second.catch(() => undefined);
        return found.count();
      },
      // What is found is collected every few minutes.
      { timeout: 400_000, intervals: [3_000] },
    )
    .toBeGreaterThan(1);
  await picture(page, 'search');
});

for (const theme of ['light', 'dark']) {
  test(`pages fit a telephone in the ${theme} theme`, async ({ browser }) => {
    const page = await browser.newPage({
      viewport: { width: 375, height: 800 },
    });
    await page.addInitScript(
      chosen => window.localStorage.setItem('theme', chosen),
      theme,
    );
    await signIn(
      page,
      'Leo Martin',
      // The page of the people speaks of what needs attention, too.
      page.getByRole('heading', { name: /^Needs attention/ }),
    );
    for (const [name, path, text] of [
      ['overview', '/', 'Needs attention'],
      ['marketplace', '/marketplace', '18 data products'],
      ['product', '/catalog/default/dataproduct/customer-360', 'Output ports'],
      ['contract', '/catalog/default/api/orders-v2/contract', 'order_id'],
      ['problems', '/descriptor-problems', 'descriptors with problems'],
    ]) {
      await page.goto(path);
      await expect(page.getByText(text).first()).toBeVisible();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await picture(page, `narrow-${theme}-${name}`);
    }
    await page.close();
  });
}

test('the marketplace is used with the keyboard alone', async ({ page }) => {
  await signIn(page, 'Leo Martin');
  await page.goto('/marketplace');
  await expect(results(page)).toHaveText('18 data products');
  const search = page.getByPlaceholder(/Search by name/);
  await search.focus();
  await page.keyboard.type('customer 360');
  const product = page.getByRole('link', { name: 'Customer 360' }).first();
  await expect(product).toBeVisible();
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    if (await product.evaluate(link => link === document.activeElement)) {
      break;
    }
  }
  await expect(product).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Customer 360', exact: true }),
  ).toBeVisible();
});
