import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../web/src/app/link/link';
import { findings } from './axe';
import { hasFollowed, hasRead, hasRested, LENS_VIEWS, openLens, useBrowser, visit } from './visitor';

useBrowser();

const MATRIX_TIMEOUT_MS = 300_000;

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
/** The colours a visitor's system may ask for. The page follows while it is open, so that one visit sees all of them. */
const WISHES: Readonly<Record<string, Media>> = {
  'light theme': {},
  'dark theme': { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  'more contrast': { contrast: 'more' },
};
const THEMES = ['light theme', 'dark theme'] as const;
const NO_WISHES: Media = { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' };
const WINDOWS: readonly { name: string; options: BrowserContextOptions; wishes: readonly string[] }[] = [
  { name: 'at 1440 px', options: {}, wishes: Object.keys(WISHES) },
  { name: 'at 320 px', options: { viewport: { width: 320, height: 720 }, hasTouch: true }, wishes: ['light theme'] },
  {
    // A window of 1280 × 1024 at 400 %.
    name: 'at 400 % zoom',
    options: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
    wishes: ['light theme'],
  },
];

/** All findings of all rules, under each of these wishes. @param within a selector, for a part of the page */
async function findingsUnder(wishes: readonly string[], page: Page, within?: string): Promise<string[]> {
  const found: string[] = [];
  for (const wish of wishes) {
    await page.emulateMedia({ ...NO_WISHES, ...WISHES[wish] });
    await hasFollowed(page);
    for (const line of await findings(page, within)) found.push(`${wish}: ${line}`);
  }
  return found;
}

for (const language of LANGUAGES) {
  it(`the opening page in ${language}, both themes`, { tags: 'smoke', timeout: MATRIX_TIMEOUT_MS }, async () => {
    const { page, complaints, close } = await visit(`#v=1&lang=${language}`);
    await hasRead(page);
    expect(await findingsUnder(THEMES, page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
}

for (const language of LANGUAGES) {
  // What a system asks for has nothing to do with the language; what is cut off in a narrow window has.
  const windows =
    language === 'en' ? WINDOWS : WINDOWS.slice(0, 2).map((each) => ({ ...each, wishes: ['light theme'] }));
  for (const { name, options, wishes } of windows) {
    it(`every lens in ${language}, ${name}: ${wishes.join(', ')}`, { timeout: MATRIX_TIMEOUT_MS }, async () => {
      const { page, complaints, close } = await visit(`#v=1&lang=${language}`, options);
      await hasRead(page);
      const found: string[] = [];
      for (const [index, [lens, part]] of LENS_VIEWS.entries()) {
        await openLens(page, lens, part);
        await hasRested(page);
        // What stands around the lenses is the same for all: it is looked at beside each of them once.
        const isWhole = (wish: string): boolean =>
          index === 0 || (wish === 'light theme' && language === 'en' && options === WINDOWS[0]!.options);
        for (const wish of wishes) {
          const lines = await findingsUnder([wish], page, isWhole(wish) ? undefined : '#lens');
          found.push(...lines.map((line) => `${part ?? lens}, ${line}`));
        }
      }
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });
  }
}

for (const [language, themes, { name, options }] of [
  ['en', THEMES, WINDOWS[0]!],
  ['zh', ['light theme'], WINDOWS[0]!],
  ['zh', ['light theme'], WINDOWS[1]!],
] as const) {
  it(`the essay open in ${language}, ${name}`, { timeout: MATRIX_TIMEOUT_MS }, async () => {
    const { page, complaints, close } = await visit(`#v=1&lang=${language}&story=why`, options);
    await page.locator('#story-on-title').waitFor();
    // A section is folded.
    await page.locator('article details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
    const figures = page.locator('article figure[id^=figure-]');
    const show = async (figure: Locator): Promise<void> => {
      await figure.scrollIntoViewIfNeeded();
      await expect.poll(async () => (await figure.locator('.picture').innerText()).length).toBeGreaterThan(15);
    };
    for (const figure of await figures.all()) await show(figure);
    expect(await findingsUnder(themes, page)).toEqual([]);
    // Views of the tool are there only while they can be seen: each in its turn.
    const left = await figures.evaluateAll((all) =>
      all.filter((figure) => !figure.querySelector('.picture *')).map(({ id }) => id),
    );
    expect(left.length).toBeGreaterThan(0);
    for (const id of left) {
      await show(page.locator(`#${id}`));
      await hasRested(page);
      expect(await findingsUnder(themes, page, `#${id}`), id).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await close();
  });
}

for (const language of LANGUAGES) {
  it.each([
    ['light', 1440],
    ['dark', 320],
  ] as const)(`the export menu in ${language}, %s theme, %i px`, async (colorScheme, width) => {
    const { page, complaints, close } = await visit(`#v=1&lang=${language}`, {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await hasRead(page);
    await page.locator('[aria-controls=export]').click();
    await page.locator('#export input').waitFor({ state: 'attached' });
    expect(await findings(page), 'open').toEqual([]);
    await page.locator('#export input').setInputFiles({ name: 'x.json', mimeType: '', buffer: Buffer.from('no JSON') });
    await page.locator('#export [role=alert]').waitFor();
    expect(await findings(page), 'refused').toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(complaints).toEqual([]);
    await close();
  });
}

for (const language of LANGUAGES) {
  it.each([
    ['light', 1440],
    ['dark', 320],
  ] as const)(`the list of keys in ${language}, %s theme, %i px`, async (colorScheme, width) => {
    const { page, complaints, close } = await visit(`#v=1&lang=${language}`, {
      colorScheme,
      viewport: { width, height: 700 },
    });
    await hasRead(page);
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('?');
    await page.locator('dialog').waitFor();
    expect(await findings(page)).toEqual([]);
    const [full, seen] = await page.locator('dialog').evaluate((dialog) => [dialog.scrollWidth, dialog.clientWidth]);
    expect(full).toBeLessThanOrEqual(seen!);
    expect(complaints).toEqual([]);
    await close();
  });
}

for (const language of LANGUAGES) {
  it(
    `while loading, after a failure, with no text and a long one, all opened: ${language}`,
    { timeout: MATRIX_TIMEOUT_MS },
    async () => {
      const waiting: (() => void)[] = [];
      let isBroken = true;
      const { page, close } = await visit(`#v=1&lang=${language}`, {
        before: async (page) => {
          await page.route('**/models/simple-rnn/vocabulary.txt*', async (route) => {
            if (!isBroken) return route.continue();
            await new Promise<void>((resolve) => waiting.push(resolve));
            await route.abort();
          });
        },
      });
      await page.getByRole('progressbar').waitFor();
      expect(await findings(page), 'loading').toEqual([]);
      for (const proceed of waiting) proceed();
      await page.getByRole('alert').waitFor();
      expect(await findings(page), 'failed').toEqual([]);
      isBroken = false;
      await page.getByRole('alert').getByRole('button').click();
      await hasRead(page);
      const box = page.locator('#review');
      await box.fill('');
      await hasFollowed(page);
      expect(await findings(page), 'empty').toEqual([]);
      await box.fill('zzz qqq 🎬 <b>great</b>');
      await hasFollowed(page);
      expect(await findings(page), 'unknown words').toEqual([]);
      await box.fill('not a good film '.repeat(500));
      await hasFollowed(page);
      expect(await findings(page), 'long').toEqual([]);
      // The tables are opened over a short text: axe takes minutes over ten thousand cells.
      await box.fill('not a good film');
      await hasFollowed(page);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      for (const explain of await page.locator('main .explain').all()) await explain.click();
      await expect.poll(() => page.locator('[id^=explain-] dl').count()).toBe(2);
      expect(await findings(page), 'opened').toEqual([]);
      // The one about networks lies over the page.
      await page.locator('header .explain').click();
      await page.locator('#explain-networks dl').waitFor();
      expect(await findings(page, '#explain-networks'), 'over the page').toEqual([]);
      await close();
    },
  );
}

/** Both languages and both themes, where the four together would show no more. */
const IN_TURN = [
  ['en', 'light'],
  ['zh', 'dark'],
] as const;

it.each(IN_TURN)(
  'the offer of a new release: %s, %s',
  { timeout: MATRIX_TIMEOUT_MS },
  async (language, colorScheme) => {
    const { page, close } = await visit(`#v=1&lang=${language}`, { worker: 'soon', colorScheme });
    await hasRead(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
    // As when another tab has accepted it; tests/e2e/releases.test.ts does so with two real releases.
    await page.evaluate(() => navigator.serviceWorker.dispatchEvent(new Event('controllerchange')));
    const reload = page.locator('[role=status] button').first();
    await reload.waitFor();
    expect(await findings(page)).toEqual([]);
    const { height } = (await reload.boundingBox())!;
    const leastTargetPx = 24;
    expect(height).toBeGreaterThanOrEqual(leastTargetPx);
    await close();
  },
);

it.each(IN_TURN)(
  'the embed, large type and a link for a class in %s, %s',
  { timeout: MATRIX_TIMEOUT_MS },
  async (language, colorScheme) => {
    for (const path of [
      `embed#v=1&lang=${language}&lens=why`,
      `embed#v=1&lang=${language}&hide=editor,player`,
      `#v=1&lang=${language}&present=true`,
      `#v=1&lang=${language}&hide=editor,story&fixed=text,model`,
    ]) {
      const { page, complaints, close } = await visit(path, { colorScheme });
      await hasRead(page);
      for (const width of [1440, 320]) {
        await page.setViewportSize({ width, height: 720 });
        await hasRested(page);
        expect(await findings(page), `${path} at ${width}`).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await close();
    }
    const { page, close } = await visit(`#v=1&lang=${language}`, { colorScheme });
    await hasRead(page);
    await page.locator('[aria-controls=share]').click();
    await page.locator('#share summary').click();
    expect(await findings(page), 'the share menu').toEqual([]);
    await close();
  },
);
