import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { atCorpus, figure } from './corpus-page';
import { openMenu, parsed, rowsOf, savedPicture, write } from './export-menu';
import { hasFollowed, openLens, useBrowser } from './visitor';

useBrowser();

const TEXT = 'It is not a bad film, and the end is not dull.';

/** The texts of the strip as a saved picture has them. */
async function inStrip(page: Page): Promise<string[]> {
  await openMenu(page);
  const { bytes } = await savedPicture(page, 'strip', 'SVG');
  await page.keyboard.press('Escape');
  return (await parsed(page, bytes)).texts;
}

it('the reach of a word is drawn in the strip where the text has it, and goes with the view', async () => {
  const { page, complaints, close } = await atCorpus();
  await write(page, TEXT);
  await hasFollowed(page);
  await page.getByRole('button', { name: 'The exam' }).click();
  expect(await inStrip(page)).not.toContain('after “not”');
  await page.getByRole('tab', { name: 'Words that turn' }).click();
  await expect.poll(() => figure(page, 'modifier')).toMatch(/After “not”/);
  expect(await inStrip(page)).toContain('after “not”');

  // A press leads from one place of the word to the next.
  await page.getByRole('button', { name: 'Show it in the text above' }).click();
  await expect.poll(() => page.locator('#step h2').innerText()).toContain('not');
  const slider = page.getByRole('slider').first();
  const first = await slider.getAttribute('aria-valuenow');
  await page.getByRole('button', { name: 'Show it in the text above' }).click();
  await expect.poll(() => slider.getAttribute('aria-valuenow')).not.toBe(first);
  await expect.poll(() => page.locator('#step h2').innerText()).toContain('not');

  // A text without the word has no reach, and one of the corpus is offered that has it.
  await write(page, 'A warm film.');
  await page.getByRole('button', { name: 'Open a text that has it' }).click();
  await expect.poll(() => page.getByLabel('A film review').inputValue()).toMatch(/\bnot\b/i);
  expect(await inStrip(page)).toContain('after “not”');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Drop a table of texts here').waitFor();
  expect(await inStrip(page)).not.toContain('after “not”');
  expect(complaints).toEqual([]);
  await close();
});

it('the ranking can be stopped, and made after all', async () => {
  const { page, complaints, close } = await atCorpus();
  await page.getByRole('button', { name: 'The exam' }).click();
  await page.getByRole('tab', { name: 'Words that turn' }).click();
  // Held back at the first turn of the page, so that there is something to stop.
  await page.evaluate(() => {
    const { scheduler } = globalThis as unknown as { scheduler: { yield?: () => Promise<void> } };
    const held: (() => void)[] = [];
    scheduler.yield = () => new Promise((act) => held.push(act));
    const release = (): void => {
      delete scheduler.yield;
      for (const act of held) act();
    };
    Object.assign(globalThis, { release });
  });
  await page.getByRole('button', { name: 'Rank the words' }).click();
  await page.locator('#corpus-view').getByRole('button', { name: 'Cancel' }).click();
  await page.evaluate('release()');
  await page.getByRole('button', { name: 'Rank the words' }).click();
  await page.locator('#corpus-view .lists').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('the lens of units shows the words of the corpus while there is one, else those that came with the network', async () => {
  const { page, complaints, close } = await atCorpus('#v=1&model=gru&lens=units&unit=15');
  await openLens(page, 'units');
  const source = page.locator('#lens [data-figure=unit-words]');
  await expect.poll(() => source.innerText()).toContain('test reviews');
  const words = (): Promise<string[]> => page.locator('#lens .words th').allInnerTexts();
  const shipped = await words();
  await page.getByRole('button', { name: 'The exam' }).click();
  await expect.poll(() => source.innerText()).toContain('over the 612 texts of your corpus');
  const own = await words();
  expect(own).not.toEqual(shipped);
  // The view of units in the corpus names the same.
  await page.locator('#corpus-tab-units').click();
  await expect.poll(() => page.locator('#corpus-view .settings b').allInnerTexts()).toEqual(own);
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => source.innerText()).toContain('test reviews');
  expect(await words()).toEqual(shipped);
  expect(complaints).toEqual([]);
  await close();
});

/** Opens the menu of the corpus. */
async function openSaving(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save…', exact: true }).click();
  await page.getByRole('combobox', { name: 'Pictures' }).waitFor();
}

/** Saves one of its pictures, by its value: `corpus-units`, `corpus-units-2`, … */
async function savedOf(page: Page, picture: string, format: 'SVG' | 'PNG' | 'CSV'): Promise<{ bytes: Buffer }> {
  await page.getByRole('combobox', { name: 'Pictures' }).selectOption(picture);
  const arriving = page.waitForEvent('download');
  await page
    .getByRole('group', { name: 'Save…' })
    .getByRole('button', { name: new RegExp(`as ${format}$`) })
    .click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe(`unrolled-gru-${picture}.${format.toLowerCase()}`);
  return { bytes: readFileSync(await download.path()) };
}

it('barcode, ranking, moments, units and their costs are saved as pictures and as numbers', async () => {
  const { page, complaints, close } = await atCorpus('#v=1&model=gru');
  await page.getByRole('button', { name: 'The exam' }).click();
  await page.getByRole('tab', { name: 'Words that turn' }).click();
  await expect.poll(() => figure(page, 'modifier')).toMatch(/After “not”/);
  await page.getByRole('button', { name: 'Rank the words' }).click();
  await page.locator('#corpus-view .lists').waitFor();
  const near = Number(/do ([−\d.]+) ±/.exec(await figure(page, 'modifier'))![1]!.replace('−', '-'));
  await openSaving(page);
  const barcode = rowsOf((await savedOf(page, 'corpus-modifiers', 'CSV')).bytes);
  expect(barcode[0]).toEqual([
    'words behind',
    'unchanged',
    'words behind',
    'times',
    'less one standard error',
    'and one more',
  ]);
  expect(near).toBeLessThan(0);
  for (const [, , , times, low, high] of barcode.slice(1, 4)) {
    expect(Number(times)).toBeLessThan(0.5);
    expect(Number(high) - Number(times)).toBeCloseTo(Number(times) - Number(low), 9);
    expect(Number(high)).toBeGreaterThan(Number(times));
  }
  const ranking = await savedOf(page, 'corpus-modifiers-2', 'SVG');
  const { names, texts } = await parsed(page, ranking.bytes);
  expect(names).not.toContain('parsererror');
  expect(texts[0]).toBe('Unrolled: Words that change what the next words do');
  // It is of the corpus, not of the review.
  expect(texts).toContain('612 texts of “The exam, short sentences by kind”');
  expect(texts).toEqual(expect.arrayContaining(await page.locator('#corpus-view .lists th').allInnerTexts()));
  expect((await savedOf(page, 'corpus-modifiers-2', 'PNG')).bytes.length).toBeGreaterThan(10_000);
  await page.keyboard.press('Escape');

  await page.locator('#corpus-tab-been').click();
  await page.locator('#corpus-view ol li').nth(23).waitFor();
  const distances = await page.locator('#corpus-view .distance').allInnerTexts();
  await openSaving(page);
  const moments = rowsOf((await savedOf(page, 'corpus-been', 'CSV')).bytes);
  expect(moments.slice(1).map((row) => Number(row.at(-2)).toFixed(2))).toEqual(distances);
  await page.keyboard.press('Escape');

  await page.locator('#corpus-tab-units').click();
  await page.getByRole('button', { name: 'Silence each unit in turn' }).click();
  await page.locator('#corpus-view .costs').waitFor();
  await openSaving(page);
  const costs = rowsOf((await savedOf(page, 'corpus-units-6', 'CSV')).bytes);
  expect(costs).toHaveLength(33);
  const settings = rowsOf((await savedOf(page, 'corpus-units-3', 'CSV')).bytes);
  expect(settings[0]).toEqual(['Word', 'change', 'places']);
  expect(complaints).toEqual([]);
  await close();
});
