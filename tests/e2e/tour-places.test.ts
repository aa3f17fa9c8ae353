import { expect, it } from 'vitest';
import { STOPS } from '../../web/src/app/tour-stops';
import { tour as english } from '../../web/src/features/tour/words-en';
import { tour as chinese } from '../../web/src/features/tour/words-zh';
import { findings } from './axe';
import { button, dialogOf, INVITATION, isWellPlaced, titleOf } from './tour-note';
import { hasFollowed, hasRead, useBrowser, visit } from './visitor';

useBrowser();

const WALK_TIMEOUT_MS = 180_000;

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
      for (const stop of STOPS) {
        await expect.poll(() => titleOf(page)).toBe(words.stops[stop].title);
        await isWellPlaced(page, stop);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await findings(page), stop).toEqual([]);
        await button(page, stop === 'story' ? words.done : words.next).click();
      }
      expect(complaints).toEqual([]);
      await close();
    },
  );
}

it('finds its place by the invitation to the essay, however late the parts above it make room', async () => {
  const { page, close } = await visit('', {
    reducedMotion: 'reduce',
    viewport: { width: 390, height: 844 },
    before: (page) =>
      page.addInitScript(`{
        const late = new Promise((resolve) => Object.assign(window, { letItGrow: resolve }));
        window.IntersectionObserver = class extends IntersectionObserver {
          constructor(tell, options) {
            super((...news) => void late.then(() => tell(...news)), options);
          }
        };
      }`),
  });
  await hasRead(page);
  await page.getByRole('button', { name: INVITATION }).click();
  for (const stop of STOPS.slice(0, -1)) {
    await expect.poll(() => titleOf(page)).toBe(english.stops[stop].title);
    await button(page, 'Next').click();
  }
  await expect.poll(() => titleOf(page)).toBe(english.stops.story.title);
  await hasFollowed(page);
  await page.evaluate('letItGrow()');
  await isWellPlaced(page, 'story');
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
