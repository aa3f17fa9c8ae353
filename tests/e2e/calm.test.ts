import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasFollowed, hasRead, hasRested, useBrowser, visit } from './visitor';

useBrowser();

/** What a visitor has the pointer on, or looks at, while something above or beside it changes. */
const WATCHED = {
  'the first sample': '.samples li:first-child button',
  'the last sample': '.samples li:last-child button',
  'the strip': 'main > section.card',
  'the button for the next step': '.steps button:last-child',
  'the explanation': '.below',
} as const;

/** Writes down, in every frame from now on, where each of them is. */
async function watch(page: Page): Promise<void> {
  await page.evaluate((watched) => {
    const seen: Record<string, string[]> = {};
    const look = (): void => {
      for (const [name, selector] of Object.entries(watched)) {
        const { left, top } = document.querySelector(selector)!.getBoundingClientRect();
        const place = `${Math.round(left + scrollX)}, ${Math.round(top + scrollY)}`;
        const places = (seen[name] ??= []);
        if (!places.includes(place)) places.push(place);
      }
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { seen });
  }, WATCHED);
}

it.each([
  [1440, 900],
  [390, 844],
])(
  'nothing moves while a sentence is typed, nor from sample to sample, at %i pixels',
  { timeout: 180_000 },
  async (width, height) => {
    const { page, complaints, close } = await visit('#v=1&model=gru', { viewport: { width, height } });
    await hasRead(page);
    await page.locator('.verdict + .person').waitFor();
    const box = page.getByLabel('A film review');
    await box.fill('');
    await hasRested(page);
    await watch(page);
    // Most of these words are unknown until they are finished, and some stay so.
    await box.pressSequentially('Is Grendlewick’s film wonderful? It is long, and I did not see the end coming.');
    await hasFollowed(page);
    for (const sample of await page.locator('.samples li button').all()) {
      await sample.click();
      await hasFollowed(page);
    }
    for (let k = 0; k < 3; k++) await page.getByRole('button', { name: 'Next step' }).press('Enter');
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: Record<string, string[]> }).seen);
    for (const [name, places] of Object.entries(seen)) expect(places, name).toHaveLength(1);
    expect(complaints).toEqual([]);
    await close();
  },
);

it('back brings the cursor back, too, when the review has the focus', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  const step = (): Promise<string | null> => page.getByRole('slider').getAttribute('aria-valuenow');
  await page.getByRole('button', { name: 'praise' }).click();
  await page.getByRole('slider').focus();
  await page.keyboard.press('Home');
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
  await expect.poll(step).toBe('4');
  await expect.poll(() => page.url()).toContain('step=3');
  await page.getByRole('button', { name: 'scorn' }).click();
  await page.getByLabel('A film review').focus();
  await page.goBack();
  await expect.poll(() => page.getByLabel('A film review').inputValue()).toContain('A wonderful film');
  await hasRested(page);
  expect(await step()).toBe('4');
  await close();
});
