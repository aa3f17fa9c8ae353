import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { write } from './export-menu';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const list = (page: Page) => page.getByRole('dialog', { name: 'Keys', exact: true });
const hasFocus = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => element === document.activeElement);

it('the list of keys: by ? outside a text box, unless it is switched off, and by its button', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await page.waitForLoadState('networkidle');
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));

  // In the text box it is a question mark.
  await write(page, 'What a film');
  await page.getByLabel('A film review').press('?');
  expect(await page.getByLabel('A film review').inputValue()).toBe('What a film?');
  expect(await list(page).count()).toBe(0);

  await page.locator('#tab-why').focus();
  await page.keyboard.press('?');
  await list(page).waitFor();
  expect(fetched.filter((url) => url.includes('KeysDialog')).length).toBeGreaterThan(0);
  for (const key of ['?', 'Alt', 'Page Up', 'Space', 'Esc']) {
    expect(await list(page).locator('kbd', { hasText: key }).count(), key).toBeGreaterThan(0);
  }
  // The dialog has the first claim to keys, and is read from its beginning.
  expect(await list(page).evaluate((dialog) => dialog === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await list(page).waitFor({ state: 'detached' });
  expect(await hasFocus(page, '#tab-why')).toBe(true);

  const button = page.getByRole('button', { name: 'Keys…' });
  await button.click();
  await list(page).waitFor();
  await list(page).getByRole('checkbox', { name: 'The key ? opens this list' }).uncheck();
  await list(page).getByRole('button', { name: 'Close' }).click();
  await list(page).waitFor({ state: 'detached' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('?');
  await page.keyboard.press('Tab');
  expect(await list(page).count()).toBe(0);

  // The visitor's choice outlives the visit.
  await page.reload();
  await hasRead(page);
  await page.locator('#tab-why').focus();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Keys…' }).click();
  expect(await list(page).getByRole('checkbox').isChecked()).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

it('over a menu and in large type, Esc closes the list alone', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Share', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#share').waitFor();
  await page.keyboard.press('?');
  await list(page).waitFor();
  await page.keyboard.press('Escape');
  await list(page).waitFor({ state: 'detached' });
  expect(await page.locator('#share').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.locator('#share').waitFor({ state: 'detached' });

  await page.keyboard.press('Alt+p');
  await page.getByRole('main', { name: 'The reading in large type' }).waitFor();
  await page.keyboard.press('?');
  await list(page).waitFor();
  await page.keyboard.press('Escape');
  await list(page).waitFor({ state: 'detached' });
  expect(await page.getByRole('main', { name: 'The reading in large type' }).isVisible()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

it('a list that cannot be fetched is said to be so, and can be asked for again', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.waitForLoadState('networkidle');
  await page.route('**/KeysDialog*', (route) => route.abort());
  await page.locator('#tab-why').focus();
  await page.keyboard.press('?');
  await page.getByRole('alert').getByText('could not be fetched').waitFor();
  await page.unroute('**/KeysDialog*');
  await page.keyboard.press('?');
  await list(page).waitFor();
  await close();
});
