// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  signIn,
  waitForMesh,
} from './support';

/** Waits until the portal has checked the files of the example mesh, which it does a while after its start. */
async function openQuality(page: Page, path: string) {
  await expect(async () => {
    await page.goto(path);
    await expect(
      page.getByRole('status').filter({ hasText: /of 100/ }),
    ).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 180_000 });
}

/** Values of columns of the payments that their contract calls confidential and restricted. */
function secretsOfPayments() {
  const file = join(__dirname, '../../../examples/data/payments/payments.csv');
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const columns = head.split(',');
  const valuesOf = (name: string) =>
    lines
      .map(line => line.split(',')[columns.indexOf(name)])
      .filter(value => value.length > 4);
  return {
    references: valuesOf('provider_reference'),
    fees: valuesOf('fee_eur'),
  };
}

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await waitForMesh(page);
  await page.close();
});

test('a consumer judges a product: how it is, why, and what that rests on', async ({
  page,
}) => {
  await signIn(page, 'Leo Martin');
  await openQuality(page, '/catalog/default/dataproduct/payments/quality');
  const figure = page.getByRole('button', { name: /Row count/ }).first();
  // The status and the figures follow results after a moment.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('list', { name: 'Why' })).toContainText(
      'failed',
      { timeout: 10_000 },
    );
    await expect(figure).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 120_000 });
  await expect(
    page.getByText(/Availability of the last 90 days/),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: /Status by day/ })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'quality-status');

  await figure.click();
  await expect(page.getByRole('slider', { name: /Row count/ })).toBeVisible();
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('table', { name: /Row count/ })).toBeVisible();
  await expectAccessible(page);
});

test('a person without clearance never receives a restricted value', async ({
  page,
}) => {
  // Everything that the server says to the browser of this person is kept.
  const said: Array<Promise<string>> = [];
  page.on('response', response => {
    if (response.url().includes('/api/data-mesh/')) {
      said.push(response.text().catch(() => ''));
    }
  });
  await signIn(page, 'Leo Martin');
  await openQuality(page, '/catalog/default/dataproduct/payments/quality');
  const failing = page.getByRole('button', {
    name: /payments-currency-allowed/,
  });
  await failing.click();
  await page.getByRole('button', { name: 'Show failing rows' }).first().click();
  const dialog = page.getByRole('dialog');
  const rows = dialog.getByRole('table');
  await expect(rows).toBeVisible();
  await expect(dialog).toContainText('columns are not shown');
  // What is for everybody is there, so that the rows can be found again.
  await expect(rows).toContainText(/PAY-\d{8}/);
  await expectAccessible(page);
  await picture(page, 'quality-evidence');
  await dialog.getByRole('button', { name: 'Close' }).click();

  const everything = (await Promise.all(said)).join('\n');
  expect(everything).toMatch(/"masked":\s*true/);
  const { references, fees } = secretsOfPayments();
  expect(references.length).toBeGreaterThan(500);
  expect(references.filter(value => everything.includes(value))).toEqual([]);
  expect(fees.filter(value => everything.includes(`"${value}"`))).toEqual([]);
});

test('an owner measures now and announces maintenance, and the wall shows it', async ({
  page,
}) => {
  await signIn(page, 'Mateo Ferrer');
  await openQuality(
    page,
    '/catalog/default/dataproduct/loyalty-points/quality',
  );
  await page.getByRole('button', { name: 'Measure now' }).click();
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /checks measured|being measured/ }),
  ).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Announce maintenance' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is done').fill('A new disk');
  await dialog.getByRole('button', { name: 'Announce', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('A new disk')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel A new disk' }).click();
  await expect(page.getByText('A new disk')).toBeHidden();

  await page.goto('/status');
  await expect(page.getByText(/^As of/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'quality-wall');
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSidewaysScroll(page);
});

test('a domain shows its products by dimension of quality', async ({
  page,
}) => {
  await signIn(page, 'Miriam Katz');
  // The portal checks the files of the example mesh a while after its start.
  await expect(async () => {
    await page.goto('/catalog/default/domain/finance/quality');
    await expect(
      page.getByRole('table', { name: 'Quality by product and dimension' }),
    ).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 180_000 });
  await expectAccessible(page);
  await picture(page, 'quality-heat-map');
});
