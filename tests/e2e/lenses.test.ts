import { expect, it } from 'vitest';
import { hasRead, hasRested, LENS_VIEWS, openLens, useBrowser, visit } from './visitor';

useBrowser();

/** Four networks, four texts, every part of six lenses: much for a busy machine. */
const ALL_LENSES_MS = 300_000;

it('verify: this browser agrees with Keras, and says by how much', async () => {
  const { page, close } = await visit('#v=1&lens=verify');
  await hasRead(page);
  const panel = page.locator('#verify');
  const said = panel.getByText('All agree: the largest difference from Keras is');
  // The link brings the foot of the page into view.
  await expect.poll(async () => (await said.boundingBox())!.y < 900).toBe(true);
  await panel.getByText('Text by text', { exact: true }).click();
  const number = (text: string): number => Number(text.replaceAll('−', '-'));
  const largest = number(/is (\S+)\.$/.exec(await said.innerText())![1]!);
  const cells = await panel.locator('tbody td:nth-child(n + 3)').allInnerTexts();
  // States, outputs and gradients: none differs by more than is said.
  expect(Math.max(...cells.filter((text) => text !== '–').map(number))).toBe(largest);
  expect(await panel.locator('tbody tr').count()).toBeGreaterThanOrEqual(5);
  await close();
});

it(
  'every lens has something to say of every network, of no words, of one, of unknown ones and of thousands',
  async () => {
    const { page, complaints, close } = await visit();
    await hasRead(page);
    const box = page.getByLabel('A film review');
    const names = await page
      .getByRole('group')
      .or(page.getByRole('radiogroup'))
      .first()
      .locator('label')
      .allInnerTexts();
    expect(names.length).toBeGreaterThanOrEqual(2);
    for (const name of names) {
      await page.getByText(name, { exact: true }).first().click();
      await expect.poll(() => page.locator('section[aria-busy=false]').count()).toBe(1);
      for (const text of ['', 'good', '🎬 '.repeat(40), 'a good film '.repeat(1700)]) {
        await box.fill(text);
        for (const [lens, part] of LENS_VIEWS) {
          await openLens(page, lens, part);
          await hasRested(page);
          expect(await page.getByRole('tabpanel').innerText()).not.toMatch(/NaN|Infinity|undefined/);
        }
      }
    }
    expect(complaints).toEqual([]);
    await close();
  },
  ALL_LENSES_MS,
);

it('every lens has something to say of the first review', { tags: 'smoke' }, async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  for (const [lens, part] of LENS_VIEWS) {
    await openLens(page, lens, part);
    await hasRested(page);
    expect(await page.getByRole('tabpanel').innerText(), lens).not.toMatch(/NaN|Infinity|undefined/);
    expect(await page.getByRole('alert').count(), lens).toBe(0);
  }
  expect(complaints).toEqual([]);
  await close();
});

it('tabs are walked with arrow keys, and the lens is in the link', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.getByRole('tab', { name: 'Why' }).focus();
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('tab', { name: 'Gradient' }).getAttribute('aria-selected')).toBe('true');
  await expect.poll(() => page.url()).toContain('lens=gradient');
  await close();
});

it('text in pictures is as large on a telephone as beside them, in every lens', async () => {
  const { page, complaints, close } = await visit('#v=1&with=gru', { viewport: { width: 390, height: 844 } });
  await hasRead(page);
  const LEAST_PIXELS = 11;
  await page.getByRole('tabpanel').waitFor();
  let texts = 0;
  for (const [lens, part] of LENS_VIEWS) {
    await openLens(page, lens, part);
    await hasRested(page);
    const sizes = await page.locator('main section svg text').evaluateAll((all) =>
      all.map((text) => ({
        said: text.textContent,
        pixels: parseFloat(getComputedStyle(text).fontSize) * (text as SVGTextElement).getScreenCTM()!.a,
      })),
    );
    texts += sizes.length;
    // A thousandth, for the rounding of a width.
    expect(sizes.filter(({ pixels }) => pixels < LEAST_PIXELS - 0.02)).toEqual([]);
  }
  expect(texts).toBeGreaterThan(LENS_VIEWS.length);
  expect(complaints).toEqual([]);
  await close();
});
