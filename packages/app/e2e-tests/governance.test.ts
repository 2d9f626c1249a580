// SPDX-License-Identifier: Apache-2.0
import { type Page, expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  pictureOf,
  signIn,
  waitForMesh,
} from './support';

/** Of its own in every attempt, since a policy that was merged stays. */
const NAME = `no-test-names-${Date.now().toString(36)}`;

/** The one product that these journeys change something about; others do not look at it. */
const PRODUCT = 'churn-feature-set';

const POLICY = `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata:
  name: ${NAME}
  title: Products have names that stay
  tags: [naming]
spec:
  version: 1.0.0
  owner: group:default/mesh-stewards
  # A draft binds nobody.
  lifecycle: draft
  severity: error
  purpose: Whoever finds a product can rely on its name.
  target:
    kinds: [product]
    when: product.name.startsWith('test-') || product.name == '${PRODUCT}'
  rules:
    - id: no-test
      title: The name is not that of a trial
      check: "!product.name.startsWith('test-')"
      message: \${product.name} is the name of a trial.
      reason: Names of trials are reused, and readers break.
      fix:
        text: Name what the data is about.
    - id: links
      title: Documents say more
      severity: info
      check: size(product.links) > 20
      message: \${product.name} leads to few documents.
      effort: 30
  examples:
    - name: a trial
      expect: fail
      rules: [no-test]
      facts:
        product: { name: test-levels }
`;

/** Proposes what is in the editor, and merges it as its owner may. */
async function proposeAndMerge(page: Page) {
  await page.getByRole('button', { name: 'Propose it' }).click();
  await page
    .getByRole('link', { name: /Change request #/ })
    .click({ timeout: 30_000 });
  await page
    .getByRole('button', { name: 'Merge', exact: true })
    .click({ timeout: 30_000 });
  await expect(page.getByText('Merged', { exact: true })).toBeVisible({
    timeout: 30_000,
  });
}

/** Gives the policy another state, on the tab where changes of it are tried out. */
async function changeState(page: Page, state: string) {
  await page
    .getByRole('group', { name: 'State of the policy' })
    .getByRole('button', { name: state, exact: true })
    .click({ timeout: 30_000 });
}

/** Opens the page of the policy once the catalog has it in a state. */
async function openPolicy(page: Page, state: string | RegExp, tab = '') {
  await expect(async () => {
    await page.goto(`/policies/policy/${NAME}${tab}`);
    await expect(
      page.getByRole('heading', { name: 'Products have names that stay' }),
    ).toBeVisible({ timeout: 15_000 });
    // Beside the choice of a state, the first is what the catalog has.
    await expect(page.getByText(state).first()).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 120_000 });
}

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await waitForMesh(page);
  await page.close();
});

test.describe('the life of a policy', () => {
  test.describe.configure({ mode: 'serial' });

  test('a steward drafts a policy, sees its impact, gives a grace period, and enables it', async ({
    page,
  }) => {
    test.setTimeout(420_000);
    await signIn(page, 'Miriam Katz');
    await page.goto('/policies');
    await expect(
      page.getByRole('link', { name: /^Personal data is classified/ }),
    ).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
    await picture(page, 'policies');

    await page.getByRole('link', { name: 'New policy' }).click();
    const text = page.getByRole('textbox', { name: 'Policy' });
    await text.fill(POLICY);
    const impact = page.getByRole('region', { name: 'What it would do' });
    // Until the catalog has joined contracts with their products, nobody answers for some of them.
    await expect(async () => {
      await page.getByRole('button', { name: 'See what it would do' }).click();
      await expect(impact).toContainText(/^1 new failure among \d+/, {
        timeout: 60_000,
      });
      await expect(impact.getByRole('table', { name: 'Owners' })).toContainText(
        'loyalty-crm',
        { timeout: 5_000 },
      );
    }).toPass({ timeout: 180_000 });
    await expectAccessible(page);
    await pictureOf(page, impact, 'policy-impact');
    await proposeAndMerge(page);

    await openPolicy(page, /^Draft$/);
    await picture(page, 'policy-draft');
    await openPolicy(page, /^Draft$/, '?tab=change');
    await changeState(page, 'In grace');
    await expect(page.getByLabel('Grace until')).not.toHaveValue('');
    await proposeAndMerge(page);

    await openPolicy(page, /^In grace until/, '?tab=change');
    await changeState(page, 'Enabled');
    await proposeAndMerge(page);
    await openPolicy(page, /^Enabled$/);
    await expectAccessible(page);
    await picture(page, 'policy-enabled');

    const failing = page.getByRole('table', { name: 'Who fails' });
    await expect(async () => {
      await openPolicy(page, /^Enabled$/, '?tab=failing');
      await expect(failing).toContainText(
        `${PRODUCT} leads to few documents.`,
        {
          timeout: 5_000,
        },
      );
    }).toPass({ timeout: 90_000 });
    await expectAccessible(page);
    await picture(page, 'policy-failing');

    await page.setViewportSize({ width: 375, height: 812 });
    await expectNoSidewaysScroll(page);
    await picture(page, 'policy-narrow');
  });

  test('a developer is stopped in the form by that policy, mends it, and passes', async ({
    page,
  }) => {
    await signIn(page, 'Mateo Ferrer');
    const examples = page.getByRole('group', { name: 'Examples' });
    await expect(async () => {
      await page.goto('/create/templates/default/data-product-aws');
      await expect(examples).toBeVisible({ timeout: 10_000 });
    }).toPass({ timeout: 120_000 });
    await page.getByRole('link', { name: 'Customer loyalty levels' }).click();
    const name = page.getByRole('textbox', { name: /^Name/ });
    const next = page.getByRole('button', { name: 'Next' });
    const policies = page.getByRole('region', { name: 'Policies' });
    const askWith = async (value: string) => {
      await name.fill(value);
      await expect(page.getByText(`${value} is free`)).toBeVisible({
        timeout: 30_000,
      });
      await next.click();
      await expect(page.getByText(/Nothing to mend: 1 table/)).toBeVisible({
        timeout: 30_000,
      });
      await next.click();
    };

    await askWith('test-levels');
    // An attempt that broke off leaves its policy enabled.
    await expect(policies).toContainText(
      /\d rules? forbids? the product as it is/,
      { timeout: 30_000 },
    );
    await expect(policies).toContainText('test-levels is the name of a trial.');
    await expect(policies).toContainText('Name what the data is about.');
    // Nobody gets past the step that way, and the form says why beside the field.
    await next.click();
    await expect(
      page.getByText(
        /^\d+ policy rules? forbids? the product as it is: test-levels is the name of a trial\./,
      ),
    ).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('CI that the repository')).toHaveCount(0);
    await pictureOf(page, policies, 'form-stopped');

    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await askWith('levels-of-loyalty');
    await expect(policies).toContainText('Nothing stands in the way', {
      timeout: 30_000,
    });
    await expect(policies).not.toContainText('is the name of a trial');
    await expect(policies).not.toContainText('the product as it is');
    await pictureOf(page, policies, 'form-passed');
    await next.click();
    await expect(page.getByText('CI that the repository')).toBeVisible({
      timeout: 30_000,
    });
  });

  test('a policy that is retired is asked no more', async ({ page }) => {
    await signIn(page, 'Miriam Katz');
    await openPolicy(page, /^Enabled$/, '?tab=change');
    await changeState(page, 'Retired');
    await proposeAndMerge(page);
    await expect(async () => {
      await openPolicy(page, /^Retired$/, '?tab=failing');
      await expect(page.getByText('Nobody fails this policy')).toBeVisible({
        timeout: 5_000,
      });
    }).toPass({ timeout: 90_000 });
    await picture(page, 'policy-retired');
  });
});
