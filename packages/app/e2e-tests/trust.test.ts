// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { expectAccessible, picture, signIn, waitForMesh } from './support';

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await waitForMesh(page);
  await page.close();
});

test('a consumer sees whether the data of a product is as promised, and what is wrong with it', async ({
  page,
}) => {
  await signIn(page, 'Leo Martin');
  const score = page
    .getByRole('list', { name: 'Trust' })
    .getByRole('link', { name: /Quality \d+/ });
  // The portal checks the files of the example mesh a while after its start.
  await expect(async () => {
    await page.goto('/catalog/default/dataproduct/payments');
    await expect(score).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 180_000 });
  await score.click();
  await expect(
    page.getByRole('status').filter({ hasText: /of 100/ }),
  ).toContainText('checks failed');

  const failing = page.getByRole('button', {
    name: /Failed.*payments-currency-allowed/,
  });
  await expect(failing).toContainText('2 of 872 rows');
  await failing.press('Enter');
  await expect(
    page.getByRole('table', { name: /Results of payments-currency-allowed/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'product-quality');
});

test('the README of a product is on its page', async ({ page }) => {
  await signIn(page, 'Leo Martin');
  await page.goto('/catalog/default/dataproduct/customer-360/readme');
  await expect(
    page.getByRole('heading', { name: 'How to use it', exact: true }),
  ).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'product-readme');
});

test('a product says which rules it keeps, and where its data comes from', async ({
  page,
}) => {
  await signIn(page, 'Miriam Katz');
  // Policies of the example mesh are evaluated once the catalog has them.
  await expect(async () => {
    await page.goto('/catalog/default/dataproduct/customer-360/governance');
    await expect(page.getByText(/It (keeps|fails) \d+/)).toBeVisible({
      timeout: 15_000,
    });
  }).toPass({ timeout: 180_000 });
  await expectAccessible(page);
  await picture(page, 'product-governance');

  // The sidebar has one too.
  await page.getByRole('link', { name: 'Lineage', exact: true }).last().click();
  await expect(
    page.getByRole('button', { name: /^Orders ledger/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'product-lineage');
});
