import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const presenter = (page: Page) => page.getByRole('main', { name: 'The reading in large type' });
const at = (page: Page): Promise<string | null> => page.getByRole('slider').first().getAttribute('aria-valuenow');

it(
  'large type: one press in the header or Alt-P, with only what a room needs, and Esc leaves',
  { tags: 'smoke' },
  async () => {
    const { page, complaints, close } = await visit();
    await hasRead(page);
    const size = (): Promise<number> =>
      page.locator('#review').evaluate((box) => Number.parseFloat(getComputedStyle(box).fontSize));
    const before = await size();
    await page.getByRole('button', { name: 'Large type' }).click();
    await presenter(page).waitFor();
    const ratio = (await size()) / before;
    expect(ratio).toBeGreaterThanOrEqual(1.5);
    expect(ratio).toBeLessThanOrEqual(1.75);
    for (const name of ['Share', 'Your own…']) expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByRole('tablist').count()).toBe(0);
    await page.getByRole('button', { name: 'praise' }).click();
    await page.getByRole('radio', { name: 'LSTM' }).check({ force: true });
    await expect.poll(() => page.url()).toContain('model=lstm');
    expect(await page.getByRole('region', { name: 'Verdict' }).innerText()).toMatch(/\d+\s*%/);
    await expect.poll(() => page.url()).toContain('present=true');
    await page.reload();
    await presenter(page).waitFor();
    await hasRead(page);
    await page.keyboard.press('Escape');
    await page.getByRole('tablist').waitFor();
    expect(page.url()).not.toContain('theme');
    await expect.poll(() => page.url()).not.toContain('present');
    expect(await size()).toBe(before);

    // The keyboard is where it was.
    await page.keyboard.press('Alt+p');
    await presenter(page).waitFor();
    await page.keyboard.press('Alt+p');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('slider');
    // A letter is a letter.
    await page.getByLabel('A film review').fill('');
    await page.getByLabel('A film review').pressSequentially('p');
    expect(await page.getByLabel('A film review').inputValue()).toBe('p');
    expect(await presenter(page).count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  },
);

it('a clicker goes word by word, and typing is typing', async () => {
  const { page, complaints, close } = await visit('#v=1&present=true&step=0');
  await hasRead(page);
  await presenter(page).waitFor();
  expect(await at(page)).toBe('1');
  for (const [key, expected] of [
    ['PageDown', '2'],
    ['PageDown', '3'],
    ['PageUp', '2'],
    ['ArrowRight', '3'],
    ['ArrowLeft', '2'],
    [' ', '3'],
    ['Home', '1'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await at(page), key).toBe(expected);
  }
  // With the strip in focus, too, where Page Down is ten steps on the ordinary page.
  await page.getByRole('slider').first().focus();
  await page.keyboard.press('PageDown');
  expect(await at(page)).toBe('2');
  const step = page.getByRole('region', { name: 'Step 1, unrolled' });
  expect(await step.innerText()).toMatch(/P\(positive\) \d+\s% → \d+\s%/);

  const box = page.getByLabel('A film review');
  await box.fill('one two three');
  await box.press('ArrowLeft');
  await page.keyboard.press(' ');
  expect(await box.inputValue()).toBe('one two thre e');
  await page.keyboard.press('PageUp');
  expect(await box.inputValue()).toBe('one two thre e');
  await page.keyboard.press('Escape');
  await page.getByRole('tablist').waitFor();
  expect(await box.inputValue()).toBe('one two thre e');
  expect(complaints).toEqual([]);
  await close();
});

it('pointing at the enlarged strip finds the word under the pointer', async () => {
  const { page, complaints, close } = await visit('#v=1&present=true&step=0');
  await hasRead(page);
  await page.getByLabel('A film review').fill('one two three four five');
  const strip = page.getByRole('slider').first();
  await expect.poll(() => strip.getAttribute('aria-valuemax')).toBe('6');
  // The cell of the heatmap's grid lies where the picture has it: pointing at it must lead to the same step.
  for (const key of ['Home', 'End']) {
    await strip.press(key);
    const cell = page.getByRole('gridcell');
    await cell.waitFor();
    const there = (await cell.boundingBox())!;
    const step = await at(page);
    await strip.press(key === 'Home' ? 'End' : 'Home');
    expect(await at(page)).not.toBe(step);
    await page.mouse.move(there.x + there.width / 2, there.y + there.height / 2);
    await expect.poll(() => at(page)).toBe(step);
  }
  expect(complaints).toEqual([]);
  await close();
});

it.each([
  [1024, 768],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
])('fits a screen of %i × %i, and is sharp', async (width, height) => {
  const { page, complaints, close } = await visit('#v=1&present=true', { viewport: { width, height } });
  await hasRead(page);
  await presenter(page).waitFor();
  const strip = page.getByRole('slider').first();
  await expect
    .poll(async () => {
      const box = (await strip.boundingBox())!;
      return box.y + box.height;
    })
    .toBeLessThanOrEqual(height);
  const { x, width: wide } = (await strip.boundingBox())!;
  expect(x + wide).toBeLessThanOrEqual(width);
  const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
  expect(size[0]).toBeLessThanOrEqual(width);
  expect(size[1]).toBeLessThanOrEqual(height);
  // Nor does the column beside the strip go on below its edge, and the word at the cursor is in sight in the review.
  const side = page.locator('.side');
  expect(await side.evaluate((column) => column.scrollHeight - column.clientHeight)).toBeLessThanOrEqual(1);
  await page.getByRole('button', { name: 'long' }).click();
  for (const key of ['Home', 'PageDown', 'End']) {
    await page.keyboard.press(key);
    const isSeen = (): Promise<boolean> =>
      page.evaluate(() => {
        const [range] = CSS.highlights.get('cursor-word') ?? [];
        if (!range) return true;
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const [word, sheet] = [live, document.querySelector('.sheet')!].map((each) => each.getBoundingClientRect());
        // A word's box is a few pixels taller than its line.
        const SPARE = 4;
        return word!.top >= sheet!.top - SPARE && word!.bottom <= sheet!.bottom + SPARE;
      });
    await expect.poll(isSeen).toBe(true);
  }
  const fineness = await strip.evaluate(
    (canvas: HTMLCanvasElement) => canvas.width / canvas.getBoundingClientRect().width,
  );
  expect(fineness).toBeGreaterThan(0.98);
  expect(complaints).toEqual([]);
  await close();
});

it('the whole screen is offered, and given back when large type ends', async () => {
  const { page, complaints, close } = await visit('#v=1&present=true');
  await hasRead(page);
  await page.getByRole('button', { name: 'Full screen' }).click();
  await page.getByRole('button', { name: 'Leave full screen' }).waitFor();
  expect(await page.evaluate(() => document.fullscreenElement === document.documentElement)).toBe(true);
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  expect(complaints).toEqual([]);
  await close();
});
