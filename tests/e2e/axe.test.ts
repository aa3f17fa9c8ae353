import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults, Result } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LANGUAGES, LENSES } from '../../web/src/core/link';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MATRIX_TIMEOUT_MS = 300_000;

/** What axe cannot decide, with the reason why it was looked at and found good. Anything not listed fails. */
const REVIEWED: readonly { readonly rule: string; readonly target: RegExp; readonly reason: string }[] = [
  {
    rule: 'color-contrast',
    target: /^\.share$/,
    reason: 'the verdict’s figure is large, for which 3:1 is enough; an open menu may cover it',
  },
  {
    rule: 'color-contrast',
    target: /^\.marks$/,
    reason: 'transparent on purpose: the same words stand in the text box',
  },
  {
    rule: 'label-content-name-mismatch',
    target:
      /^\.clear$|^\.decline$|^\.explain$|explain-(networks|strip|lenses)|Link to “|一节的链接|^#story-\w+-title > a|Previous step|Next step|上一步|下一步/,
    reason: 'the visible content is a sign, not a word: × ? § ← →',
  },
  {
    rule: 'label-content-name-mismatch',
    target: /"[UWV], marked in figure|"[UWV]，在图/,
    reason: 'the name begins with the visible letter; axe takes a single letter for a sign',
  },
];

/** WCAG 1.4.3, for text of ordinary size. */
const LEAST_CONTRAST = 4.5;

/**
 * The contrast of a text that axe leaves open: in an SVG it cannot find the background, and a single character it takes for no
 * text. Both are plain here: the text's own colour upon the nearest background.
 */
const CONTRAST_OF = `(selector) => {
  const element = document.querySelector(selector);
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const style = getComputedStyle(element);
  const text = rgba(element instanceof SVGElement ? style.fill : style.color);
  let holder = element;
  while (holder.parentElement && rgba(getComputedStyle(holder).backgroundColor)[3] < 255) holder = holder.parentElement;
  const linear = (level) => (level / 255 <= 0.04045 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const [a, b] = [luminance(text), luminance(rgba(getComputedStyle(holder).backgroundColor))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}`;

async function hasContrast(page: Page, selector: string): Promise<boolean> {
  // A disabled control needs no contrast (WCAG 1.4.3), and fades on purpose.
  if (
    await page
      .locator(selector)
      .first()
      .evaluate((element) => element.matches(':disabled'))
  )
    return true;
  return Number(await page.evaluate(`(${CONTRAST_OF})(${JSON.stringify(selector)})`)) >= LEAST_CONTRAST;
}

/** Findings of one page state, a line each; empty when all is well. @param within a selector, for a part of the page */
async function findings(page: Page, within?: string): Promise<string[]> {
  // Colours on their way from one value to another are not what a visitor reads.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  // Through the debugger, as the content security policy lets no script in from elsewhere.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const { violations, incomplete } = (await page.evaluate(
    `axe.run(${within ? JSON.stringify(within) : 'document'}, { resultTypes: ["violations", "incomplete"] })`,
  )) as AxeResults;
  const measured = new Set<string>();
  for (const { target } of incomplete.find(({ id }) => id === 'color-contrast')?.nodes ?? []) {
    if (await hasContrast(page, String(target))) measured.add(String(target));
  }
  const isReviewed = (id: string, target: string): boolean =>
    (id === 'color-contrast' && measured.has(target)) ||
    REVIEWED.some((known) => known.rule === id && known.target.test(target));
  const linesOf = (kind: string, { id, nodes }: Result): string[] =>
    nodes
      .filter(({ target }) => kind === 'violation' || !isReviewed(id, String(target)))
      .map(({ target, any, all, none }) => {
        const messages = [...any, ...all, ...none].map(({ message }) => message).join('; ');
        return `${kind} ${id} at ${String(target)}: ${messages}`;
      });
  return [
    ...violations.flatMap((result) => linesOf('violation', result)),
    ...incomplete.flatMap((result) => linesOf('incomplete', result)),
  ];
}

/** Opens every lens in turn. */
async function findingsOfLenses(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const lens of LENSES) {
    await page.locator(`#tab-${lens}`).click();
    await expect.poll(async () => (await page.getByRole('tabpanel').innerText()).length).toBeGreaterThan(20);
    await page.waitForLoadState('networkidle');
    for (const line of await findings(page)) found.push(`${lens}: ${line}`);
  }
  return found;
}

const SURROUNDINGS: readonly [name: string, options: BrowserContextOptions][] = [
  ...(['light', 'dark'] as const).map(
    (colorScheme) => [`${colorScheme} theme at 1440 px`, { colorScheme }] as [string, BrowserContextOptions],
  ),
  ['320 px', { viewport: { width: 320, height: 720 }, hasTouch: true }],
  // A window of 1280 × 1024 at 400 %.
  ['400 % zoom', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
  ['forced colours', { forcedColors: 'active' }],
  ['reduced motion', { reducedMotion: 'reduce' }],
  ['more contrast', { contrast: 'more' }],
];

for (const language of LANGUAGES) {
  for (const [name, options] of SURROUNDINGS) {
    it(`every lens in ${language}, ${name}`, { timeout: MATRIX_TIMEOUT_MS }, async () => {
      const { page, complaints, close } = await visit(`#v=1&lang=${language}`, options);
      await hasRead(page);
      expect(await findingsOfLenses(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });
  }
}

for (const language of LANGUAGES) {
  for (const [name, options] of SURROUNDINGS.slice(0, 3)) {
    it(`the essay open in ${language}, ${name}`, { timeout: MATRIX_TIMEOUT_MS }, async () => {
      const { page, complaints, close } = await visit(`#v=1&lang=${language}&story=why`, options);
      await page.locator('#story-on-title').waitFor();
      const found: string[] = [];
      for (const figure of await page.locator('article figure[id^=figure-]').all()) {
        await figure.scrollIntoViewIfNeeded();
        await expect.poll(async () => (await figure.locator('.picture').innerText()).length).toBeGreaterThan(15);
        await page.waitForLoadState('networkidle');
        const id = (await figure.getAttribute('id'))!;
        for (const line of await findings(page, `#${id}`)) found.push(`${id}: ${line}`);
      }
      expect(found).toEqual([]);
      expect(await findings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });
  }
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
      expect(await findings(page), 'empty').toEqual([]);
      await box.fill('zzz qqq 🎬 <b>great</b>');
      expect(await findings(page), 'unknown words').toEqual([]);
      await box.fill('not a good film '.repeat(500));
      expect(await findings(page), 'long').toEqual([]);
      // The tables are opened over a short text: axe takes minutes over ten thousand cells.
      await box.fill('not a good film');
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      for (const explain of await page.locator('.explain').all()) await explain.click();
      await expect.poll(() => page.locator('[id^=explain-] dl').count()).toBe(3);
      expect(await findings(page), 'opened').toEqual([]);
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
    const { page, close } = await visit(`#v=1&lang=${language}`, { worker: true, colorScheme });
    await hasRead(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
    // As when another tab has accepted it; tests/e2e/offline.test.ts does so with two real releases.
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
      for (const viewport of [
        { width: 1440, height: 900 },
        { width: 320, height: 720 },
      ]) {
        const { page, complaints, close } = await visit(path, { colorScheme, viewport });
        await hasRead(page);
        await page.waitForLoadState('networkidle');
        expect(await findings(page), `${path} at ${viewport.width}`).toEqual([]);
        expect(complaints).toEqual([]);
        await close();
      }
    }
    const { page, close } = await visit(`#v=1&lang=${language}`, { colorScheme });
    await hasRead(page);
    await page.locator('[aria-controls=share]').click();
    await page.locator('#share summary').click();
    expect(await findings(page), 'the share menu').toEqual([]);
    await close();
  },
);
