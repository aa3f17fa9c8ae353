import { expect, it } from 'vitest';
import { hasRead, hasRested, openLens, useBrowser, visit } from './visitor';

useBrowser();

it('what if: a changed word is read as if it had been typed, and can be used', async () => {
  const { page, close } = await visit('#v=1&lens=what-if');
  await hasRead(page);
  const box = page.getByLabel('A film review');
  await box.fill('a wonderful film');
  await page.getByRole('slider').press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  // What is worked out in idle moments stands there: nothing moves under the pointer any more.
  await page.getByText('words were read in this place').waitFor();
  await hasRested(page);
  const row = page.getByRole('row', { name: '“not wonderful”' });
  const shown = (await row.getByRole('cell').first().innerText()).trim();
  await row.getByRole('button').click();
  expect(await box.inputValue()).toBe('a not wonderful film');
  const verdict = await page
    .getByRole('img', { name: /P\(positive\)/ })
    .first()
    .getAttribute('aria-label');
  expect(verdict).toBe(`P(positive) ${shown}`);
  await close();
});

it('what if: a suggested word is the reading it says, and the original stays in sight', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=what-if');
  await hasRead(page);
  const box = page.getByLabel('A film review');
  await box.fill('a wonderful film with a fine cast');
  await page.getByRole('slider').press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const verdict = page.getByRole('region', { name: 'Verdict' }).getByRole('img');
  const before = (await verdict.getAttribute('aria-label'))!.replace('P(positive) ', '');
  await page.getByText('words were read in this place').waitFor();
  const flip = page.getByRole('tabpanel').getByRole('definition').nth(1).getByRole('button').first();
  const [, word, share] = /“(.+)”: (\d+\s%)/.exec((await flip.getAttribute('aria-label'))!)!;
  await flip.click();
  expect(await box.inputValue()).toBe(`a ${word} film with a fine cast`);
  expect(await verdict.getAttribute('aria-label')).toBe(`P(positive) ${share}`);
  expect(Number.parseInt(share!, 10) > 50).toBe(Number.parseInt(before, 10) <= 50);
  await page.getByText(`original ${before} → now ${share}`).waitFor();
  await page.getByRole('button', { name: 'Back to the original' }).click();
  expect(await box.inputValue()).toBe('a wonderful film with a fine cast');
  expect(complaints).toEqual([]);
  await close();
});

it('what if: surgery is linked to, says what became of the verdict, and the order test says how many orders turn it', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=what-if&unit=3&surgery=zero&step=2');
  await hasRead(page);
  await page.getByText(/Unit 3 set from .* to zero at step 2\./).waitFor();
  await page.getByRole('radio', { name: 'pin' }).check({ force: true });
  await page.getByText(/held at .* from step \d+ on\./).waitFor();
  await expect.poll(() => page.url()).toContain('surgery=pin');
  // Pinned at the last step, nothing follows that could differ.
  await page.getByRole('slider').press('End');
  await page.getByText('The verdict does not move').waitFor();
  await openLens(page, 'what-if', 'order');
  const said = await page.getByText(/^Order (hardly )?mattered/).innerText();
  const [turning, count] = said.match(/\d+/g)!.map(Number);
  const [most, few] = [0.5, 0.05];
  const share = turning! / count!;
  expect(said).toMatch(share > most ? /^Order mattered:/ : share > few ? /^Order mattered somewhat/ : /^Order hardly/);
  const verdict = page.getByRole('region', { name: 'Verdict' }).getByRole('img');
  const own = await page.getByRole('row', { name: 'as you wrote it' }).getByRole('cell').innerText();
  expect(await verdict.getAttribute('aria-label')).toBe(`P(positive) ${own}`);
  expect(complaints).toEqual([]);
  await close();
});
