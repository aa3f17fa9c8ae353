import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { STOPS } from '../../web/src/core/tour';
import { tour as english } from '../../web/src/messages/en/tour';
import { tour as chinese } from '../../web/src/messages/zh/tour';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WALK_TIMEOUT_MS = 180_000;
const INVITATION = 'New here? A tour of one minute';

const dialogOf = (page: Page): Locator => page.locator('[role=dialog].note');
const titleOf = (page: Page): Promise<string> =>
  dialogOf(page)
    .getByRole('heading')
    .evaluate((heading) => heading.firstChild!.textContent!.trim());
const button = (page: Page, name: string): Locator => dialogOf(page).getByRole('button', { name, exact: true });

/** The note stands in the window, the ring around its thing, and neither upon the other; checked until it comes to rest. */
async function isWellPlaced(page: Page, stop: string): Promise<void> {
  const wrong = (): Promise<string> =>
    page.evaluate((name) => {
      const [note, ring, thing] = ['[role=dialog].note', '.ring', `[data-stop=${name}]`].map((selector) =>
        document.querySelector(selector)?.getBoundingClientRect(),
      );
      if (!note || !ring || !thing) return 'something is missing';
      const isInWindow =
        note.left >= 0 && note.right <= innerWidth + 0.5 && note.top >= 0 && note.bottom <= innerHeight + 0.5;
      if (!isInWindow) return `the note is not in the window: ${JSON.stringify(note)}`;
      const gaps = [thing.left - ring.left, thing.top - ring.top, ring.right - thing.right, ring.bottom - thing.bottom];
      if (gaps.some((gap) => gap < 2 || gap > 10)) return `the ring is not around its thing: ${gaps.join(' ')}`;
      const isApart =
        note.left >= thing.right || note.right <= thing.left || note.top >= thing.bottom || note.bottom <= thing.top;
      return isApart ? '' : `the note covers its thing: ${JSON.stringify({ note, thing })}`;
    }, stop);
  await expect.poll(async () => `${stop}: ${await wrong()}`).toBe(`${stop}: `);
}

it('is walked by keyboard alone, and asks no more when it is done', { timeout: WALK_TIMEOUT_MS }, async () => {
  const { page, complaints, foreign, close } = await visit();
  await hasRead(page);
  const invitation = page.getByRole('button', { name: INVITATION });
  await invitation.press('Enter');
  await dialogOf(page).waitFor();
  await expect.poll(() => dialogOf(page).evaluate((note) => note === document.activeElement)).toBe(true);
  const live = dialogOf(page).locator('[aria-live=polite]');
  for (const [k, stop] of STOPS.entries()) {
    const { title } = english.stops[stop];
    await expect.poll(() => titleOf(page)).toBe(title);
    await expect.poll(() => live.textContent()).toContain(`${title}. `);
    expect(await dialogOf(page).getByRole('heading').innerText()).toContain(`${k + 1} of ${STOPS.length}`);
    await isWellPlaced(page, stop);
    if (k === 0) for (let tabs = 0; tabs < 5; tabs++) await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement!.textContent!.trim());
    expect(focused).toBe(stop === 'story' ? 'Done' : 'Next');
    await page.keyboard.press('Enter');
  }
  await dialogOf(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['stop'])).toBe('story');
  expect(await page.getByRole('button', { name: /tour of one minute|Go on with/ }).count()).toBe(0);
  await page.reload();
  await hasRead(page);
  expect(await page.getByRole('button', { name: /tour of one minute|Go on with/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Tour of the page' }).click();
  await expect.poll(() => titleOf(page)).toBe(english.stops.text.title);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
});

it('goes on where it was left, after a reload too; what was skipped or declined is not offered again', async () => {
  const { page, close } = await visit('', { reducedMotion: 'reduce' });
  await hasRead(page);
  await page.getByRole('button', { name: INVITATION }).click();
  await button(page, 'Next').click();
  await button(page, 'Next').click();
  await button(page, 'Back').click();
  await button(page, 'Next').click();
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['stop'])).toBe('strip');
  await page.reload();
  await hasRead(page);
  await page.getByRole('button', { name: 'Go on with the tour, 3 of 7' }).click();
  await expect.poll(() => titleOf(page)).toBe(english.stops.strip.title);
  await button(page, 'Skip the tour').click();
  await page.reload();
  await hasRead(page);
  expect(await page.getByRole('button', { name: /tour of one minute|Go on with/ }).count()).toBe(0);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.getByRole('button', { name: 'No tour, thank you' }).click();
  expect(await page.getByRole('button', { name: INVITATION }).count()).toBe(0);
  await page.reload();
  await hasRead(page);
  expect(await page.getByRole('button', { name: INVITATION }).count()).toBe(0);
  await close();
});

it('says what is read, lets the visitor act, and leaves the arrow keys to the page', async () => {
  const { page, complaints, close } = await visit('', { reducedMotion: 'reduce' });
  await hasRead(page);
  const box = page.getByLabel('A film review');
  const says = (): Promise<string> => page.locator('#tour-says').innerText();
  await page.getByRole('button', { name: INVITATION }).click();
  await box.fill('a zorblax film');
  await expect.poll(says).toContain('3 words; 1 of them it does not know');
  await box.fill('wonderful');
  await expect.poll(says).toContain('1 word.');
  const announced = await dialogOf(page).locator('[aria-live=polite]').textContent();
  expect(announced).not.toContain('1 word.');
  await button(page, 'Next').click();
  const share = async (): Promise<string> =>
    (await page.getByRole('region', { name: 'Verdict' }).getByRole('img').getAttribute('aria-label'))!;
  expect(await says()).toContain((await share()).replace('P(positive) ', 'P(positive) is '));
  const before = await share();
  await button(page, 'Put “not” before “wonderful”').click();
  await expect.poll(() => box.inputValue()).toBe('not wonderful');
  expect(await share()).not.toBe(before);
  await button(page, 'Next').click();
  await button(page, 'Go to it').click();
  await page.keyboard.press('Tab');
  const strip = page.getByRole('slider').first();
  expect(await strip.evaluate((slider) => slider === document.activeElement)).toBe(true);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  expect(await strip.getAttribute('aria-valuenow')).toBe('2');
  expect(await says()).toContain('At “not” it stood at');
  expect(await titleOf(page)).toBe(english.stops.strip.title);
  await button(page, 'Play').click();
  await expect.poll(() => strip.getAttribute('aria-valuenow')).toBe('3');
  await button(page, 'Next').click();
  await button(page, 'Next').click();
  await button(page, 'Open “What if”').click();
  expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('What if');
  await button(page, 'Next').click();
  await button(page, 'Read with GRU').click();
  await expect.poll(says).toContain('GRU is reading now');
  expect(await box.inputValue()).toBe('not wonderful');
  expect(complaints).toEqual([]);
  await close();
});

it('leads into the essay, and the essay back to the tool', async () => {
  const { page, complaints, close } = await visit('', { reducedMotion: 'reduce' });
  await hasRead(page);
  await page.getByRole('button', { name: INVITATION }).click();
  for (let k = 0; k < 3; k++) await button(page, 'Next').click();
  await dialogOf(page).getByRole('link', { name: 'The essay says more' }).click();
  await dialogOf(page).waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('story-equations-title');
  await page.getByRole('button', { name: 'In the tool: Word by word' }).click();
  await expect.poll(() => titleOf(page)).toBe(english.stops.strip.title);
  await isWellPlaced(page, 'strip');
  await expect.poll(() => dialogOf(page).evaluate((note) => note === document.activeElement)).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

it('moves nothing of the page, and never opens by itself', async () => {
  const { page, close } = await visit('#v=1&lens=units', { reducedMotion: 'reduce' });
  await hasRead(page);
  const tops = (): Promise<number[]> =>
    page
      .locator('[data-stop]')
      .evaluateAll((things) => things.map((thing) => Math.round(thing.getBoundingClientRect().top + scrollY)));
  await page.getByRole('tabpanel').getByRole('table').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(await dialogOf(page).count()).toBe(0);
  const before = await tops();
  await page.getByRole('button', { name: INVITATION }).click();
  await dialogOf(page).waitFor();
  expect(await tops()).toEqual(before);
  await button(page, 'Next').click();
  expect(await tops()).toEqual(before);
  await close();
});

it('works where nothing may be kept', async () => {
  const { page, complaints, close } = await visit('', {
    before: async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      });
    },
  });
  await hasRead(page);
  await page.getByRole('button', { name: INVITATION }).click();
  await button(page, 'Next').click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Go on with the tour, 2 of 7' }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

const SURROUNDINGS = [
  ['en', 'light', 1440, 900],
  ['zh', 'dark', 1440, 900],
  ['en', 'dark', 390, 844],
  ['zh', 'light', 390, 844],
] as const;

for (const [lang, colorScheme, width, height] of SURROUNDINGS) {
  it(
    `every stop in ${lang}, ${colorScheme}, at ${width} px: nothing covered, nothing for axe`,
    { timeout: WALK_TIMEOUT_MS },
    async () => {
      const { page, complaints, close } = await visit(`#v=1&lang=${lang}`, {
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height },
      });
      await hasRead(page);
      const words = lang === 'en' ? english : chinese;
      await page.locator('.tour button').first().click();
      await page.evaluate(AXE);
      for (const stop of STOPS) {
        await expect.poll(() => titleOf(page)).toBe(words.stops[stop].title);
        await isWellPlaced(page, stop);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const violations = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: unknown[] }> } };
          return (await axe.run()).violations;
        });
        expect(violations, stop).toEqual([]);
        await button(page, stop === 'story' ? words.done : words.next).click();
      }
      expect(complaints).toEqual([]);
      await close();
    },
  );
}
