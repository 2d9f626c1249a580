// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Waits until the portal knows its people and the example mesh, which takes a few seconds after its first start. */
export async function waitForMesh(page: Page) {
  await signIn(page, 'Leo Martin');
  await expect
    .poll(
      async () => {
        await page.goto('/marketplace');
        // A machine that is busy answers late: the next time counts.
        const shown = results(page).textContent({ timeout: 10_000 });
        return (await shown.catch(() => null)) ?? '';
      },
      { timeout: 180_000, intervals: [2_000] },
    )
    // The example mesh has 18; a journey before may have made one more.
    .toMatch(/^(18|19|[2-9]\d) /);
}

/** The line that says how many products the marketplace found. */
export function results(page: Page) {
  return page.getByRole('status').filter({ hasText: /data products?$/ });
}

/**
 * Signs in as one of the example people, through the page as a person would.
 *
 * @param shown - what only somebody sees who is signed in
 */
export async function signIn(
  page: Page,
  name: string,
  shown = page.getByRole('link', { name: 'Marketplace' }),
) {
  await page.goto('/');
  const person = page.getByRole('button', { name: new RegExp(name) });
  const failed = page.getByRole('heading', {
    name: 'Signing in did not work',
    exact: true,
  });
  await expect(async () => {
    if (await failed.isVisible()) {
      await page.getByRole('button', { name: 'Try again' }).click();
    } else if (await person.isVisible()) {
      await person.click();
    }
    await expect(shown.first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
}

/** Keeps a picture of what the person sees, among the artefacts of the run. */
export async function picture(page: Page, name: string) {
  await page.screenshot({ path: `artifacts/screenshots/${name}.png` });
}

/**
 * Fails when axe finds anything serious or critical in the page's own content. Cards and spinners that Backstage
 * itself draws around it are Backstage's.
 */
export async function expectAccessible(page: Page) {
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(
      {
        include: [[document.querySelector('main') ? 'main' : 'body']],
        exclude: [['.bui-Card']],
      },
      {
        resultTypes: ['violations'],
      },
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(node => node.html.slice(0, 200))
            .join(' | ')}`,
      );
  });
  expect(found).toEqual([]);
}

/** Fails when the page scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page) {
  const [inner, outer] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(inner).toBeLessThanOrEqual(outer);
}

/** Keeps a picture with a part of the page at its top, below what Backstage keeps in place there. */
export async function pictureOf(page: Page, part: Locator, name: string) {
  await part.evaluate(element => {
    (element as HTMLElement).style.scrollMarginTop = '24px';
    element.scrollIntoView({ block: 'start' });
  });
  await picture(page, name);
}
