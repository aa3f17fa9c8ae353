import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { PARTS } from '../../web/src/app/link/link';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
const box = (page: Page) => page.getByLabel('A film review');

/** Every stop of the Tab key, by its name or text. */
async function tabStops(page: Page): Promise<string[]> {
  const stops: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const MOST = 200;
  for (let k = 0; k < MOST; k++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      return `${element.id} ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`.trim();
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error('Tab never led out of the page');
}

/** One control of each part. */
const CONTROLS: Readonly<Record<(typeof PARTS)[number], (page: Page) => ReturnType<Page['locator']>>> = {
  editor: (page) => page.locator('#review'),
  samples: (page) => page.getByRole('button', { name: 'praise' }),
  models: (page) => page.getByRole('radiogroup', { name: 'Network' }),
  own: (page) => page.getByRole('button', { name: 'Your own…' }),
  share: (page) => page.getByRole('button', { name: 'Share' }),
  player: (page) => page.getByRole('button', { name: 'Play' }),
  step: (page) => page.getByRole('heading', { name: 'unrolled', level: 2 }),
  lenses: (page) => page.getByRole('tablist'),
  corpus: (page) => page.locator('[data-part=corpus]'),
  aloud: (page) => page.getByRole('heading', { name: 'In words, sound and figures' }),
  story: (page) => page.getByRole('link', { name: 'The story' }),
};

it('a link leaves out any part, for the keyboard too, and “Show everything” brings them back', async () => {
  const { page, complaints, close } = await visit(`#v=1&hide=${PARTS.join(',')}`);
  await hasRead(page);
  await page.getByText('shows a part of this page').waitFor();
  for (const part of PARTS) expect(await CONTROLS[part](page).first().isVisible(), part).toBe(false);
  const stops = await tabStops(page);
  // Language, large type, theme, the way out, the strip and its heatmap, and the footer: licence, the check against Keras, sources.
  expect(stops.length).toBeLessThanOrEqual(9);
  expect(stops).toContain('Show everything');
  expect(await page.getByRole('region', { name: 'Verdict' }).innerText()).toMatch(/\d+\s*%/);
  await expect.poll(() => page.url()).toContain('hide=');
  await page.reload();
  await hasRead(page);
  await page.getByRole('button', { name: 'Show everything' }).click();
  for (const part of PARTS) await CONTROLS[part](page).first().waitFor();
  await expect.poll(() => page.url()).not.toContain('hide=');
  expect(await page.getByText('shows a part of this page').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

it.each(PARTS)('a link can leave out only %s', async (left) => {
  const { page, complaints, close } = await visit(`#v=1&hide=${left}`);
  await hasRead(page);
  for (const part of PARTS) {
    if (part === left) expect(await CONTROLS[part](page).first().isVisible(), part).toBe(false);
    else await CONTROLS[part](page).first().waitFor();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  expect(complaints).toEqual([]);
  await close();
});

it('a link keeps the review and the network as they are', async () => {
  const { page, complaints, close } = await visit('#v=1&model=gru&fixed=text,model');
  await hasRead(page);
  await expect.poll(() => page.url()).toContain('model=gru');
  const text = await box(page).inputValue();
  await box(page).press('x');
  expect(await box(page).inputValue()).toBe(text);
  for (const part of ['samples', 'models', 'own'] as const)
    expect(await CONTROLS[part](page).first().isVisible(), part).toBe(false);
  expect(await page.getByRole('button', { name: 'Clear the review' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await box(page).fill('now it can be changed');
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuemax')).toBe('6');
  expect(complaints).toEqual([]);
  await close();
});

it('what a link names that is not there is said, and the rest is left out', async () => {
  const { page, complaints, close } = await visit('#v=1&hide=story,verdict&fixed=everything&present=perhaps');
  await hasRead(page);
  await expect
    .poll(() => page.getByRole('status').first().innerText())
    .toContain('could not be used (verdict, everything, present)');
  expect(await CONTROLS.story(page).first().isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

it('the share menu makes such a link, with the review in it', async () => {
  const teacher = await visit('#v=1&model=lstm', CLIPBOARD);
  await hasRead(teacher.page);
  await box(teacher.page).fill('a film for the class');
  await teacher.page.getByRole('button', { name: 'Share' }).click();
  await teacher.page.getByText('More…').click();
  for (const name of ['samples', 'the story', 'the network', 'the review']) {
    await teacher.page.getByRole('checkbox', { name, exact: true }).check();
  }
  await teacher.page.getByRole('button', { name: 'Copy a link with these choices' }).click();
  await teacher.page.getByText('Copied.').waitFor();
  const link = await teacher.page.evaluate(() => navigator.clipboard.readText());
  // The teacher's own page stays whole.
  expect(await CONTROLS.samples(teacher.page).count()).toBe(1);
  expect(teacher.complaints).toEqual([]);
  await teacher.close();

  const pupil = await visit(link.slice(inject('baseUrl').length));
  await hasRead(pupil.page);
  await expect.poll(() => box(pupil.page).inputValue()).toBe('a film for the class');
  expect(await box(pupil.page).getAttribute('readonly')).not.toBeNull();
  for (const part of ['samples', 'story', 'models', 'own'] as const)
    expect(await CONTROLS[part](pupil.page).first().isVisible(), part).toBe(false);
  await CONTROLS.lenses(pupil.page).waitFor();
  expect(pupil.complaints).toEqual([]);
  await pupil.close();
});
