// SPDX-License-Identifier: Apache-2.0
import { type Page, expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  signIn,
  waitForMesh,
} from './support';

/** The one product that this journey lets off a rule; others do not look at it. */
const PRODUCT = 'churn-feature-set';

/** Takes back what the signed-in person asked for, so that the mesh is as it was. */
async function endOwnWaivers(page: Page) {
  const end = page.getByRole('button', { name: /^(Take it back|End it now)$/ });
  await expect(async () => {
    await page.goto('/policies/waivers?mine=true');
    await expect(
      page
        .getByRole('list', { name: 'Waivers' })
        .or(page.getByText('No waiver here', { exact: true })),
    ).toBeVisible({ timeout: 15_000 });
    if ((await end.count()) > 0) await end.first().click();
    await expect(end).toHaveCount(0, { timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
}

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await waitForMesh(page);
  await page.close();
});

test('a waiver is asked for at the failing rule, and given by somebody else', async ({
  browser,
  page,
}) => {
  test.setTimeout(360_000);
  const product = `/catalog/default/dataproduct/${PRODUCT}/governance`;
  const failingOn = (where: Page) =>
    where
      .getByRole('list', { name: 'What needs attention' })
      .getByRole('listitem')
      .filter({ hasText: 'is restricted personal data' })
      .first();
  const requestOn = (where: Page) =>
    where
      .getByRole('list', { name: 'Waivers' })
      .getByRole('listitem')
      .filter({ hasText: 'bought in spring' });
  await signIn(page, 'Mateo Ferrer');
  // A journey that broke off may have left one.
  await endOwnWaivers(page);
  const failing = failingOn(page);
  const ask = failing.getByRole('button', { name: 'Ask for a waiver' });
  await expect(async () => {
    await page.goto(product);
    await expect(ask).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 120_000 });
  await expectAccessible(page);
  await picture(page, 'product-governance-failing');
  await ask.click();
  await page
    .getByRole('textbox', { name: /Why can it not/ })
    .fill('The masking of this engine is bought in spring.');
  await picture(page, 'waiver-dialog');
  await page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(failing).toContainText('A waiver is asked for', {
    timeout: 30_000,
  });

  await page.goto('/policies/waivers?state=requested');
  await expect(requestOn(page)).toBeVisible({ timeout: 30_000 });
  await expect(
    requestOn(page).getByRole('button', { name: 'Approve' }),
  ).toHaveCount(0);
  await picture(page, 'waiver-own');

  const other = await browser.newPage();
  await signIn(other, 'Miriam Katz');
  await other.goto('/policies/waivers?state=requested');
  await requestOn(other)
    .getByRole('textbox', { name: 'Comment' })
    .fill('Until then, and not longer.', { timeout: 30_000 });
  await expectAccessible(other);
  await picture(other, 'waiver-inbox');
  await requestOn(other).getByRole('button', { name: 'Approve' }).click();
  await expect(requestOn(other)).toHaveCount(0, { timeout: 30_000 });
  await other.close();

  await expect(async () => {
    await page.goto(product);
    await expect(failing).toContainText('Waived', { timeout: 10_000 });
  }).toPass({ timeout: 120_000 });
  await expect(failing).toContainText(/Let off until/);
  await picture(page, 'product-governance-waived');
  await page.goto('/policies/waivers');
  await expect(requestOn(page)).toContainText('Until then, and not longer.', {
    timeout: 30_000,
  });
  await picture(page, 'waivers');
  await endOwnWaivers(page);
});

test('the mesh has a level, and says where to begin', async ({ page }) => {
  const level = page.getByRole('heading', { name: /^Level \d/ });
  await signIn(page, 'Miriam Katz');
  await expect(async () => {
    await page.goto('/policies/scorecard');
    await expect(level).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 120_000 });
  await expectAccessible(page);
  await picture(page, 'scorecard');
  await page.goto('/catalog/default/domain/customer/governance');
  await expect(level).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await picture(page, 'domain-governance');
  await page.setViewportSize({ width: 375, height: 812 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'domain-governance-narrow');
});
