// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { expectAccessible, picture, signIn, waitForMesh } from './support';

/** A product of a domain that contractors do not see. */
const PRODUCT = 'churn-feature-set';

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await waitForMesh(page);
  await page.close();
});

test('a contractor is refused, and learns by which rule, why, and whom to ask', async ({
  page,
}) => {
  await signIn(page, 'Noah Weiss');
  await page.goto(`/catalog/default/dataproduct/${PRODUCT}`);
  await expect(
    page.getByText(/There is no .* of this name, or you may not see it/),
  ).toBeVisible({ timeout: 60_000 });
  await picture(page, 'contractor-product');

  await page.goto('/catalog/default/dataproduct/stock-levels');
  await page
    .getByRole('button', { name: 'More', exact: true })
    .click({ timeout: 30_000 });
  await page.getByRole('menuitem', { name: 'What may I do here?' }).click();
  const here = page.getByRole('region', { name: 'What I may do here' });
  await expect(here).toContainText('See it', { timeout: 30_000 });
  const portal = page.getByRole('region', {
    name: 'What I may do in the portal',
  });
  const create = portal
    .getByRole('listitem')
    .filter({ hasText: 'Create from templates' });
  await expect(create).toContainText('No');
  await expect(create).toContainText(
    'Someone who stays has to answer for a product.',
  );
  await expect(create).toContainText('contractors-do-not-create');
  await expect(
    create.getByRole('link', { name: /steward/i }).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'my-access');

  // Whether what he may not see is there at all is not told, and whom to ask is.
  await page.goto(`/my-access?resource=dataproduct:default/${PRODUCT}`);
  const see = here.getByRole('listitem').filter({ hasText: /^No\s*See it/ });
  await expect(see).toContainText('No', { timeout: 30_000 });
  await expect(see).toContainText(
    'There is no such entity, or you may not see it',
  );
  await expect(
    see.getByRole('link', { name: /steward/i }).first(),
  ).toBeVisible();
});
