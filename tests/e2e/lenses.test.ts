import { expect, it } from 'vitest';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

/** Four networks, four texts, nine lenses: much for a busy machine. */
const ALL_LENSES_MS = 300_000;

const numberIn = (text: string): number => Number(text.replace('−', '-').replace('+', ''));

it('why: the bars of words, and of units, add up to the logit shown', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await page.getByText('Units, after the last step').click();
  for (const text of [
    'A dull film with one wonderful scene, and a long, slow, boring end that I hated.',
    'zzz qqq',
    '',
  ]) {
    await page.getByLabel('A film review').fill(text);
    for (const name of ['Words', 'Units, after the last step']) {
      const table = page.getByRole('table', { name });
      const values = (await table.locator('tbody .value').allInnerTexts()).map(numberIn);
      const total = numberIn(await table.locator('tfoot .value').innerText());
      // As shown, to the last digit.
      const inThousandths = (value: number): number => Math.round(1000 * value);
      const sum = values.reduce((all, value) => all + inThousandths(value), 0);
      expect(sum).toBe(inThousandths(total));
    }
  }
  expect(complaints).toEqual([]);
  await close();
});

it('why: rows are sorted as chosen, and the order is in the link', async () => {
  const { page, complaints, close } = await visit('#v=1&rows=stored');
  await hasRead(page);
  await page.getByText('Units, after the last step').click();
  const table = page.getByRole('table', { name: 'Units, after the last step' });
  const units = async (): Promise<string[]> => (await table.locator('tbody th').allInnerTexts()).slice(1);
  expect((await units()).slice(0, 3)).toEqual(['unit 0', 'unit 1', 'unit 2']);
  await page.getByLabel('rows by').selectOption('contribution');
  await expect.poll(() => page.url()).toContain('rows=contribution');
  const votes = (await table.locator('tbody .value').allInnerTexts()).slice(1).map(numberIn);
  // Rounded to add up, neighbours may change places by one unit of the last digit.
  votes.slice(1).forEach((vote, k) => expect(vote).toBeLessThanOrEqual(votes[k]! + 0.001));
  await page.getByLabel('rows by').selectOption('similarity');
  await expect.poll(() => page.url()).toContain('rows=similarity');
  expect((await units()).toSorted()).toEqual(Array.from({ length: 16 }, (_, k) => `unit ${k}`).toSorted());
  expect(complaints).toEqual([]);
  await close();
});

it('why: choosing a word moves the one cursor there', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.getByRole('button', { name: 'thin', exact: true }).click();
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toContain(', thin,');
  await close();
});

it('verify: this browser agrees with Keras, and says by how much', async () => {
  const { page, close } = await visit('#v=1&lens=verify');
  await hasRead(page);
  await page.getByText('All agree: the largest difference from Keras is').waitFor();
  expect(await page.getByRole('tabpanel').locator('tbody tr').count()).toBeGreaterThanOrEqual(5);
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
        for (const lens of await page.getByRole('tab').all()) {
          await lens.click();
          await expect
            .poll(async () => (await page.getByRole('tabpanel').innerText()).length, { timeout: 10_000 })
            .toBeGreaterThan(20);
          expect(await page.getByRole('tabpanel').innerText()).not.toMatch(/NaN|Infinity|undefined/);
        }
      }
    }
    expect(complaints).toEqual([]);
    await close();
  },
  ALL_LENSES_MS,
);

it('what if: a changed word is read as if it had been typed, and can be used', async () => {
  const { page, close } = await visit('#v=1&lens=what-if');
  await hasRead(page);
  const box = page.getByLabel('A film review');
  await box.fill('a wonderful film');
  await page.getByRole('slider').press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
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
  const [, word, share] = /“(.+)”: (\d+ %)/.exec((await flip.getAttribute('aria-label'))!)!;
  await flip.click();
  expect(await box.inputValue()).toBe(`a ${word} film with a fine cast`);
  expect(await verdict.getAttribute('aria-label')).toBe(`P(positive) ${share}`);
  expect(Number(share!.replace(' %', '')) > 50).toBe(Number(before.replace(' %', '')) <= 50);
  await page.getByText(`original ${before} → now ${share}`).waitFor();
  await page.getByRole('button', { name: 'Back to the original' }).click();
  expect(await box.inputValue()).toBe('a wonderful film with a fine cast');
  expect(complaints).toEqual([]);
  await close();
});

it('what if: surgery is linked to, says what became of the verdict, and the order test compares with a bag', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=what-if&unit=3&surgery=zero&step=2');
  await hasRead(page);
  await page.getByText(/Unit 3 set from .* to zero at step 2\./).waitFor();
  await page.getByRole('radio', { name: 'pin' }).check({ force: true });
  await page.getByText(/held at .* from step \d+ on\./).waitFor();
  await expect.poll(() => page.url()).toContain('surgery=pin');
  // Pinned at the last step, nothing follows that could differ.
  await page.getByRole('slider').press('End');
  await page.getByText('The verdict does not move').waitFor();
  await page.getByText(/^Order (hardly )?mattered/).waitFor();
  const verdict = page.getByRole('region', { name: 'Verdict' }).getByRole('img');
  const own = await page.getByRole('row', { name: 'as you wrote it' }).getByRole('cell').innerText();
  expect(await verdict.getAttribute('aria-label')).toBe(`P(positive) ${own}`);
  expect(complaints).toEqual([]);
  await close();
});

it('compare: another network’s verdict is the one it gives by itself', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=compare');
  await hasRead(page);
  await page.getByRole('checkbox', { name: 'GRU' }).check();
  await page.getByRole('checkbox', { name: 'Notebook' }).check();
  const rows = page.getByRole('tabpanel').getByRole('row');
  await expect.poll(() => rows.count()).toBe(3);
  const shown = await rows.filter({ hasText: 'GRU' }).getByRole('cell').first().innerText();
  await page.getByRole('radio', { name: 'GRU' }).check({ force: true });
  await expect.poll(() => page.url()).toContain('model=gru');
  const bar = page.getByRole('region', { name: 'Verdict' }).getByRole('img');
  expect(await bar.getAttribute('aria-label')).toBe(`P(positive) ${shown}`);
  expect(complaints).toEqual([]);
  await close();
});

it('compare: two texts part at the changed word; a padded network says what padding did; the link keeps the networks', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=compare&with=seed');
  await hasRead(page);
  const panel = page.getByRole('tabpanel');
  await panel.getByText(/Notebook fills the text up with \d+ padding steps/).waitFor();
  await page.getByLabel('A film review').fill('a wonderful film');
  await panel.getByLabel('A second text').fill('a terrible film');
  await panel.getByText('Up to step 2 they are one; there yours has “wonderful” and the other “terrible”.').waitFor();
  const said = /: (\d+ %) for yours, (\d+ %) for the other/.exec(await panel.locator('.result').innerText())!;
  const verdict = page.getByRole('region', { name: 'Verdict' }).getByRole('img');
  expect(await verdict.getAttribute('aria-label')).toBe(`P(positive) ${said[1]}`);
  await panel.getByRole('button', { name: 'Swap the texts' }).click();
  expect(await page.getByLabel('A film review').inputValue()).toBe('a terrible film');
  expect(await verdict.getAttribute('aria-label')).toBe(`P(positive) ${said[2]}`);
  await expect.poll(() => page.url()).toContain('with=seed');
  expect(complaints).toEqual([]);
  await close();
});

it('path: names the line attractor, shows a slow point’s eigenvalues, and the motion of the step at the cursor', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=path&step=3');
  await hasRead(page);
  const panel = page.getByRole('tabpanel');
  await panel.getByText('This network has an approximate line attractor').waitFor();
  const motion = panel.getByText('At this step the state moved');
  const before = await motion.innerText();
  await page.getByRole('slider', { name: 'The reading, word by word' }).press('ArrowRight');
  await expect.poll(() => motion.innerText()).not.toBe(before);
  const figures = panel.getByText('leading eigenvalues');
  await panel.getByRole('slider').press('End');
  const last = await figures.innerText();
  await panel.getByRole('slider').press('Home');
  await expect.poll(() => figures.innerText()).not.toBe(last);
  expect(complaints).toEqual([]);
  await close();
});

it('training: the moment is linked to, and the notebook’s floor is explained', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=training&moment=5');
  await hasRead(page);
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('img', { name: 'hidden states at this moment' }).waitFor();
  expect(await panel.getByRole('slider').inputValue()).toBe('5');
  await page.getByRole('radio', { name: 'Notebook' }).check({ force: true });
  await panel.getByText('the loss stops at 0.503').waitFor();
  await panel.getByText('It over-fits').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('training: the last snapshot says about what the network says, the first knows nothing', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=training');
  await hasRead(page);
  await page.getByRole('button', { name: 'praise' }).click();
  const slider = page.getByRole('tabpanel').getByRole('slider');
  const said = async (): Promise<[number, number]> => {
    const text = await page.getByText('Of this text it said').innerText();
    const [then, now] = [...text.matchAll(/(\d+) %[;\s(]/g)].slice(-2).map((match) => Number(match[1]));
    return [then!, now!];
  };
  const [atFirst] = await said();
  expect(Math.abs(atFirst - 50)).toBeLessThan(25);
  await slider.press('End');
  // Snapshots keep four bits of each embedding number.
  await expect.poll(async () => Math.abs((await said())[0] - (await said())[1])).toBeLessThan(6);
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
