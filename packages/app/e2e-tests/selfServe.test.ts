// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { expectAccessible, picture, signIn } from './support';

const FORM = '/create/templates/default/data-product-aws';

/** Of its own in every attempt, since a product that was created stays. */
const NAME = `loyalty-levels-${Date.now().toString(36)}`;

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await signIn(page, 'Mateo Ferrer');
  const examples = page.getByRole('group', { name: 'Examples' });
  await expect(async () => {
    await page.goto(FORM);
    await expect(examples).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 240_000 });
  await page.close();
});

test('a developer creates a product from a form and is on its page within seconds', async ({
  page,
}) => {
  await signIn(page, 'Mateo Ferrer');
  await page.goto(FORM);
  await page.getByRole('link', { name: 'Customer loyalty levels' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill(NAME);
  await expect(page.getByText(`${NAME} is free`)).toBeVisible();
  await picture(page, 'create-what');

  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/Nothing to mend: 1 table/)).toBeVisible();
  await picture(page, 'create-contract');

  await page.getByRole('button', { name: 'Next' }).click();
  const plan = page.getByRole('region', { name: 'What will be created' });
  await expect(plan.getByText('Amazon S3')).toBeVisible();
  await expect(plan.getByText('Redshift')).toHaveCount(0);
  await page.getByRole('checkbox', { name: /^Warehouse/ }).check();
  await expect(plan.getByText(/Redshift/)).toBeVisible();
  await page.getByRole('checkbox', { name: /^Warehouse/ }).uncheck();
  await expect(page.getByText('Expected in a month')).toBeVisible();
  await picture(page, 'create-services');

  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('CI that the repository')).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const product = page.getByRole('link', { name: 'Open the product' });
  await expect(product).toBeVisible({ timeout: 180_000 });
  await picture(page, 'create-done');

  await product.click();
  await expect(
    page.getByRole('heading', { name: 'Loyalty levels', exact: true }),
  ).toBeVisible();
  await expect(page.getByText('Output ports').first()).toBeVisible();

  await page.goto(`/repositories/customer-loyalty/${NAME}`);
  await expect(page.getByText(/^git clone http/)).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'data-product.yaml' }),
  ).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'repository');
});

test('a name that is taken or is none is refused while it is typed', async ({
  page,
}) => {
  await signIn(page, 'Mateo Ferrer');
  await page.goto(FORM);
  const name = page.getByRole('textbox', { name: /^Name/ });
  await name.fill('orders-ledger');
  await expect(page.getByText('orders-ledger is taken')).toBeVisible();
  await name.fill('../../etc/passwd');
  await expect(page.getByText(/lower case letters/)).toBeVisible();
  await page.getByRole('button', { name: 'Use etc-passwd' }).click();
  await expect(page.getByText('etc-passwd is free')).toBeVisible();
});
