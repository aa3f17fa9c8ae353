import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** For what takes a visitor's patience: the worker's installation, a network, a view. */
export const PATIENCE = { timeout: 60_000 };
export const SLOW_TEST_MS = 300_000;

/** Waits until the page says that everything is kept. */
export async function isKept(page: Page): Promise<void> {
  await page.getByText('now works without an internet connection').waitFor(PATIENCE);
}

export const verdict = (page: Page): Promise<string> =>
  page
    .getByRole('region', { name: 'Verdict' })
    .innerText()
    // How long it took is another number each time.
    .then((text) => text.replace(/\W*[\d.,]+ ms.*/, ''));

/** Addresses, below the site's folder, of everything kept in this browser. */
function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url.replace(document.baseURI.replace(/#.*/, ''), ''));
  });
}

/** How many files of a network are kept: card.json, model.json, its weights and vocabulary.txt where it was used. */
export async function kept(page: Page, id: string): Promise<number> {
  return (await keptFiles(page)).filter((url) => url.startsWith(`models/${id}/`)).length;
}

/** Opens a lens, and waits until it shows something. */
export async function openLens(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  const words = 20;
  await expect.poll(async () => (await page.getByRole('tabpanel').innerText()).length, PATIENCE).toBeGreaterThan(words);
  await expect.poll(() => page.locator('[role=tabpanel] [aria-busy=true]').count(), PATIENCE).toBe(0);
  expect(await page.getByRole('alert').allInnerTexts(), name).toEqual([]);
}
