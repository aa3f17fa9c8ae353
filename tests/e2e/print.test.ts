import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Lens, LensPart } from '../../web/src/app/link/link';
import { ENGLISH_SAMPLES as SAMPLES } from '../../web/src/samples/english';
import { HOSTILE, hashOf, write } from './export-menu';
import { goldensOf } from './goldens';
import { hasRead, isChosen, LENS_VIEWS, openLens, useBrowser, visit } from './visitor';

useBrowser();

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** Puts the page into the state that the browser prints. */
async function toPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}

async function toScreen(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
}

/** Waits until the open lens shows what was typed, and all of it. */
async function hasSettled(page: Page): Promise<void> {
  await expect.poll(() => page.locator('.below[aria-busy=true], #lens [aria-busy=true]').count()).toBe(0);
}

const NAMES = { 'simple-rnn': 'Simple RNN', gru: 'GRU', lstm: 'LSTM', seed: 'Notebook' } as const;
/** A4 between its margins of 12 mm, at 96 pixels an inch. Letter is wider, so that what stands here has room there. */
const PAPER = { width: 703, height: 960 };

it(
  'the handout has text, votes, verdict, strip, equation and network, light on white, and nothing of it is cut off',
  { timeout: 180_000 },
  async () => {
    const { page, complaints, close } = await visit('#v=1&theme=dark');
    await hasRead(page);
    await page.waitForLoadState('networkidle');
    const golden = goldensOf('simple-rnn')[2]!;
    await write(page, golden.text);
    await page.getByRole('slider').press('End');
    await page.setViewportSize(PAPER);
    await toPaper(page);
    const handout = page.locator('.handout');
    const said = await handout.innerText();
    const share = golden.outputs.at(-1)!;
    const text = await handout.locator('p[lang=en]').evaluate((paragraph) => {
      const copy = paragraph.cloneNode(true) as HTMLElement;
      for (const number of copy.querySelectorAll('sup')) number.remove();
      return copy.textContent;
    });
    expect(text).toBe(golden.text);
    expect(said).toContain(`${Math.round(100 * share)}\u00a0% positive: negative`);
    expect(said).toContain(`P(positive) ${Math.round(100 * share)}\u00a0%`);
    expect(said).toContain(`SHA-256 ${hashOf('simple-rnn').slice(0, 16)}`);
    expect(said).toContain('tanh');
    // The words and the rest add up to the logit, as Keras has it.
    const logit = Math.log(share / (1 - share));
    const shown = (await handout.locator('td.value').allInnerTexts()).map((text) => Number(text.replace('−', '-')));
    expect(Math.abs(shown.at(-1)! - logit)).toBeLessThan(1e-3);
    expect(Math.abs(shown.slice(0, -1).reduce((sum, part) => sum + part, 0) - shown.at(-1)!)).toBeLessThan(1e-9);
    // Every word of the text is under the strip, and every cell has a colour of the light theme.
    const words = await handout.locator('.strip text').allTextContents();
    for (const word of ['start', 'two', 'hours', 'gone', 'dull']) expect(words).toContain(word);
    expect(await handout.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(29, 36, 51)');
    const fills = await handout.locator('.strip path[d*="h"]').evaluateAll((paths) => paths.map((path) => path.getAttribute('fill')!)); // prettier-ignore
    expect(fills.length).toBeGreaterThan(20);
    for (const fill of fills) expect(parseInt(fill.slice(3, 5), 16), fill).toBeGreaterThan(60);
    expect(await page.locator('.page').isVisible()).toBe(false);
    await toScreen(page);
    expect(await handout.count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');

    for (const id of ['simple-rnn', 'lstm', 'gru', 'seed'] as const) {
      await page.goto(page.url().replace(/#.*/, `#v=1&model=${id}`));
      await expect.poll(() => isChosen(page, NAMES[id])).toBe(true);
      const odd = ['not a good film '.repeat(1250), '很好 '.repeat(99), 'not good '.repeat(39), ''];
      const usual = [...SAMPLES.map((sample) => sample.text), 'not good '.repeat(70)];
      // How high the text stands is the same for every network, how high the equation does for every text.
      for (const text of id === 'simple-rnn' ? [...usual, ...odd] : [...usual.slice(-2), ...odd.slice(0, 1)]) {
        await write(page, text);
        await toPaper(page);
        const [full, seen] = await handout.evaluate((element) => [element.scrollHeight, element.clientHeight]);
        expect.soft(full, `${id}: ${text.slice(0, 20)}`).toBeLessThanOrEqual(seen! + 1);
        await toScreen(page);
      }
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

it(
  'the open lens is on the handout in the place of Why, where it is complete and leaves the page one page',
  { timeout: 180_000 },
  async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { page, complaints, close } = await visit('#v=1&lens=path&theme=dark', {
      before: async (page) => {
        await page.route('**/map.json*', async (route) => {
          await held;
          await route.continue();
        });
      },
    });
    await hasRead(page);
    const golden = goldensOf('simple-rnn')[2]!;
    await write(page, golden.text);
    const carried = page.locator('.handout section > div').last();
    const title = (): Promise<string> => carried.getByRole('heading').innerText();
    // What prints is fetched after the first reading.
    await expect.poll(async () => toPaper(page).then(() => carried.count())).toBe(1);
    expect(await title(), 'a map that is not there yet').toBe('Why');
    await toScreen(page);
    release();

    const share = `${Math.round(100 * golden.outputs.at(-1)!)}\u00a0%`;
    const figures: { readonly [K in Lens | LensPart]?: readonly string[] } = {
      phrases: [golden.text.split(/[,.;]/)[0]!.trim()],
      edits: [`as it is\t${share}`],
      order: ['turn the verdict'],
      networks: [share],
      gradient: ['GRU', 'LSTM'],
      path: ['where the verdict turns'],
      units: ['unit', share],
      training: [share],
    };
    const screen = { width: 1440, height: 900 };
    for (const [lens, part] of LENS_VIEWS.filter(([each, part]) => figures[part ?? each])) {
      await page.setViewportSize(screen);
      const name = await page.locator(`#tab-${lens}`).textContent();
      await openLens(page, lens, part);
      await hasSettled(page);
      for (const text of [golden.text, SAMPLES[0].text, 'word', SAMPLES.at(-1)!.text]) {
        await page.setViewportSize(screen);
        await write(page, text);
        await hasSettled(page);
        await page.setViewportSize(PAPER);
        await toPaper(page);
        if (text === golden.text) {
          expect(await title()).toBe(name);
          const said = await carried.innerText();
          for (const figure of figures[part ?? lens]!) expect(said, lens).toContain(figure);
        }
        const [full, seen] = await page
          .locator('.handout')
          .evaluate((element) => [element.scrollHeight, element.clientHeight]);
        expect.soft(full, `${lens}: ${text.slice(0, 20)}`).toBeLessThanOrEqual(seen! + 1);
        await toScreen(page);
      }
      await write(page, golden.text);
      await hasSettled(page);
      // What a browser prints, after all.
      await page.emulateMedia({ media: null });
      for (const format of ['A4', 'Letter']) expect(pagesOf(await page.pdf({ format })), lens).toBe(1);
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

it('the first review prints on one page', { tags: 'smoke' }, async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await page.waitForLoadState('networkidle');
  for (const format of ['A4', 'Letter']) expect(pagesOf(await page.pdf({ format })), format).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});

it.each(['A4', 'Letter'])('whatever is read prints on one page of %s', { timeout: 120_000 }, async (format) => {
  const { page, complaints, close } = await visit('#v=1&theme=dark');
  await hasRead(page);
  await page.waitForLoadState('networkidle');
  for (const text of [SAMPLES.at(-1)!.text, 'not a good film '.repeat(1250), 'word', HOSTILE]) {
    await write(page, text);
    expect(pagesOf(await page.pdf({ format })), text.slice(0, 30)).toBe(1);
  }
  for (const id of ['gru', 'lstm', 'seed'] as const) {
    await page.goto(page.url().replace(/#.*/, `#v=1&model=${id}`));
    await expect.poll(() => isChosen(page, NAMES[id])).toBe(true);
    await write(page, SAMPLES[0].text);
    expect(pagesOf(await page.pdf({ format })), id).toBe(1);
  }
  expect(complaints).toEqual([]);
  await close();
});
