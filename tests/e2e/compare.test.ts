import { expect, it } from 'vitest';
import { hasFollowed, hasRead, openLens, useBrowser, visit } from './visitor';

useBrowser();

it('compare: another network’s verdict is the one it gives by itself', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=compare');
  await hasRead(page);
  // Those that ship with the page are compared without being asked for.
  for (const name of ['GRU', 'LSTM'])
    expect(await page.getByRole('checkbox', { name, exact: true }).isChecked()).toBe(true);
  expect(page.url()).not.toContain('with=');
  await page.getByRole('checkbox', { name: 'Notebook' }).check();
  await page.getByRole('checkbox', { name: 'LSTM' }).uncheck();
  const rows = page.getByRole('tabpanel').getByRole('row');
  await expect.poll(() => rows.count()).toBe(3);
  await expect.poll(() => rows.getByText('…').count()).toBe(0);
  const shown = await rows.filter({ hasText: 'GRU' }).getByRole('cell').first().innerText();
  await page.getByRole('radio', { name: 'GRU' }).check({ force: true });
  await expect.poll(() => page.url()).toContain('model=gru');
  const bar = page.getByRole('region', { name: 'Verdict' }).getByRole('img');
  expect(await bar.getAttribute('aria-label')).toBe(`P(positive) ${shown}`);
  expect(complaints).toEqual([]);
  await close();
});

it('compare: two texts part at the changed word; a padded network says what padding did; the link keeps the networks', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=compare&with=seed');
  await hasRead(page);
  const panel = page.getByRole('tabpanel');
  await panel.getByText(/Notebook fills the text up with \d+ padding steps/).waitFor();
  await expect.poll(() => page.url()).toContain('with=seed');
  await openLens(page, 'compare', 'texts');
  await page.getByLabel('A film review').fill('a wonderful film');
  // Until somebody writes a second text, its box shows the first one, and changes with it.
  await hasFollowed(page);
  await panel.getByLabel('A second text').fill('a terrible film');
  await panel.getByText('Up to step 2 they are one; there yours has “wonderful” and the other “terrible”.').waitFor();
  const said = /: (\d+\s%) for yours, (\d+\s%) for the other/.exec(await panel.locator('.result').innerText())!;
  const verdict = page.getByRole('region', { name: 'Verdict' }).getByRole('img');
  expect(await verdict.getAttribute('aria-label')).toBe(`P(positive) ${said[1]}`);
  await panel.getByRole('button', { name: 'Swap the texts' }).click();
  expect(await page.getByLabel('A film review').inputValue()).toBe('a terrible film');
  expect(await verdict.getAttribute('aria-label')).toBe(`P(positive) ${said[2]}`);
  await expect.poll(() => page.url()).toContain('with=seed');
  expect(complaints).toEqual([]);
  await close();
});
