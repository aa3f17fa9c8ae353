import { expect, it } from 'vitest';
import { hasFollowed, hasRead, openLens, useBrowser, visit } from './visitor';

useBrowser();

const numberIn = (text: string): number => Number(text.replace('−', '-').replace('+', ''));

it('why: the bars of words, and of units, add up to the logit shown', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  for (const text of [
    'A dull film with one wonderful scene, and a long, slow, boring end that I hated.',
    'zzz qqq',
    '',
  ]) {
    await page.getByLabel('A film review').fill(text);
    await hasFollowed(page);
    for (const [part, name] of [
      ['words', 'Words'],
      ['phrases', 'Phrases'],
      ['votes', 'Units, after the last step'],
    ] as const) {
      await openLens(page, 'why', part);
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
  await openLens(page, 'why', 'votes');
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
  expect((await units()).toSorted()).toEqual(Array.from({ length: 32 }, (_, k) => `unit ${k}`).toSorted());
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
