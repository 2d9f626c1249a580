// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { expectAccessible, picture, signIn, waitForMesh } from './support';

/** A product that other journeys do not look at. */
const PRODUCT = '/catalog/default/dataproduct/loyalty-points';
const TITLE = 'Points of September are counted twice';

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await waitForMesh(page);
  await page.close();
});

test('what the portal finds in the data opens incidents by itself, one for each source', async ({
  page,
}) => {
  await signIn(page, 'Miriam Katz');
  // The portal checks the files of the example mesh a while after its start.
  const broken = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'Orders ledger' }) });
  await expect(async () => {
    await page.goto('/incidents');
    await expect(broken.first()).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 180_000 });
  await expectAccessible(page);
  await picture(page, 'incidents');

  await broken.first().getByRole('link').first().click();
  await expect(page.getByRole('list', { name: 'Timeline' })).toContainText(
    'The portal opened the incident',
  );
  // Payments are booked on orders: what fails there as well is no incident of its own.
  const affected = page
    .getByRole('region', { name: 'Products affected' })
    .getByRole('listitem')
    .filter({ hasText: 'Payments' });
  await expect(affected).toContainText('Fails as well', { timeout: 90_000 });
  await expectAccessible(page);
  await picture(page, 'incident');
});

test('a consumer reports a problem, and the owner handles it by keyboard', async ({
  browser,
  page,
}) => {
  const other = await browser.newPage();
  await signIn(other, 'Leo Martin');
  await other.goto(PRODUCT);
  await other.getByRole('button', { name: 'Report a problem' }).click();
  await other.getByLabel(/What is wrong/).fill(TITLE);
  await other.getByLabel(/How did you see it/).fill('In the weekly report.');
  await other.getByRole('button', { name: 'Open the incident' }).click();
  await expect(other.getByRole('heading', { name: TITLE })).toBeVisible();
  await expect(other.getByRole('group', { name: 'Actions' })).toHaveCount(0);
  await other.close();

  await signIn(page, 'Mateo Ferrer');
  await expect(async () => {
    await page.goto('/notifications');
    await expect(page.getByText(`Incident: ${TITLE}`)).toBeVisible({
      timeout: 10_000,
    });
  }).toPass({ timeout: 120_000 });
  await page.goto(PRODUCT);
  const panel = page.getByRole('region', { name: /Open incidents/ });
  await expect(panel).toBeVisible();
  await picture(page, 'product-incidents');
  await panel.getByRole('link', { name: TITLE }).click();
  const actions = page.getByRole('group', { name: 'Actions' });
  await expect(
    actions.getByRole('button', { name: 'Assign to me' }),
  ).toBeEnabled();

  const timeline = page.getByRole('list', { name: 'Timeline' });
  await page.keyboard.press('a');
  await expect(timeline).toContainText('acknowledged it');
  await expect(
    actions.getByRole('button', { name: 'Assign to me' }),
  ).toBeEnabled();
  await page.keyboard.press('m');
  await expect(timeline).toContainText('assigned it to Mateo Ferrer');
  await page.keyboard.press('c');
  await page.keyboard.type('The load ran twice; it is taken back.');
  await page.getByRole('button', { name: 'Add comment' }).click();
  await expect(timeline).toContainText('The load ran twice');
  await page.getByRole('heading', { name: TITLE }).click();
  await page.keyboard.press('r');
  await page.getByLabel(/What was it/).fill('Loaded again.');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Resolve' })
    .click();
  await expect(timeline).toContainText('resolved it as “Fixed”');
  await expectAccessible(page);
  await picture(page, 'incident-resolved');

  await page.goto(PRODUCT);
  await expect(
    page.getByRole('button', { name: 'Report a problem' }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: TITLE })).toHaveCount(0);
});
