import { expect, it } from 'vitest';
import { STOPS } from '../../web/src/app/tour-stops';
import { tour as english } from '../../web/src/features/tour/words-en';
import { button, dialogOf, INVITATION, isWellPlaced, titleOf } from './tour-note';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const WALK_TIMEOUT_MS = 180_000;

it(
  'is walked by keyboard alone, and asks no more when it is done',
  { tags: 'smoke', timeout: WALK_TIMEOUT_MS },
  async () => {
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
  },
);

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
  await button(page, 'Read with LSTM').click();
  await expect.poll(says).toContain('LSTM is reading now');
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
