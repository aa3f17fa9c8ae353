import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

/** Figures are shown to four digits; the state elsewhere to three. */
const SHOWN = 1.5e-4;
const numberOf = (text: string): number => Number(text.replace('−', '-'));

async function figure(page: Page, name: string): Promise<number> {
  return numberOf(await page.locator(`details [data-figure=${name}]`).innerText());
}

/** The state as the table of numbers has it: read by the network, not put together from products. */
async function stateElsewhere(page: Page, unit: number): Promise<number> {
  const row = page
    .getByRole('tabpanel')
    .locator('tbody tr')
    .filter({ has: page.getByText(String(unit), { exact: true }) });
  return numberOf(await row.locator('td').nth(1).innerText());
}

it.each(['simple-rnn', 'gru', 'lstm', 'seed'])('the matrices of %s: the sum shown is the state', async (model) => {
  const { page, complaints, foreign, close } = await visit(`#v=1&model=${model}&lens=numbers`);
  await hasRead(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const disclosure = page.getByText('The matrices: every number of this step');
  await disclosure.focus();
  await page.keyboard.press('Enter');
  const chooser = page.locator('details select').first();
  await chooser.waitFor();
  expect(requests.some((url) => url.includes('Matrices'))).toBe(true);

  for (const step of ['Home', 'ArrowRight', 'End']) {
    await page.getByRole('slider').first().press(step);
    for (const unit of [0, 7]) {
      await chooser.selectOption(String(unit));
      const state = await figure(page, 'state');
      expect(Math.abs(state - (await stateElsewhere(page, unit)))).toBeLessThan(5e-4 + SHOWN);
      const parts = await page.locator('details table tr').allInnerTexts();
      const numbers = parts.map((text) => numberOf(/[−]?\d+\.\d+$/.exec(text.trim())![0]));
      const rows = await page.locator('details .adds b').allInnerTexts();
      expect(rows.map(numberOf)).toEqual(numbers.slice(0, 2));
      const total = await figure(page, 'total');
      const summed = numbers.slice(0, -2).reduce((sum, part) => sum + part, 0);
      expect(Math.abs(summed - total)).toBeLessThan(1e-9);
      if (model === 'simple-rnn' || model === 'seed') expect(Math.abs(Math.tanh(total) - state)).toBeLessThan(SHOWN);
      if (model === 'lstm') {
        await page.locator('details select').nth(1).selectOption({ label: 'output o' });
        const gate = 1 / (1 + Math.exp(-(await figure(page, 'total'))));
        expect(Math.abs(gate * Math.tanh(await figure(page, 'memory')) - state)).toBeLessThan(SHOWN);
      }
    }
  }
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
});

it('the keyboard goes from number to number, and each says where it comes from', async () => {
  const { page, complaints, close } = await visit('#v=1&step=3');
  await hasRead(page);
  await page.getByText('The matrices: every number of this step').click();
  const mark = page.locator('[data-figure=mark]');
  const row = page.getByRole('group', { name: 'Row of W × the state before' });
  // The focus scrolls the page, and a pointer that rests on a number speaks of that one.
  await page.mouse.move(0, 0);
  await row.getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => mark.innerText()).toMatch(/^W\[\d+,7\] = .*s\[7\] = .* → .*: unit 7 of the state before$/);
  const [weight, value, product] = [...(await mark.innerText()).matchAll(/(?:= |→ )(−?\d+\.\d+)/g)].map((found) =>
    numberOf(found[1]!),
  );
  expect(Math.abs(weight! * value! - product!)).toBeLessThan(0.002);
  // A row of a matrix is chosen with the pointer as well.
  const matrix = page.getByRole('img', { name: 'Matrix W, 16 rows, 16 columns' });
  const box = (await matrix.boundingBox())!;
  await matrix.click({ position: { x: box.width * 0.6, y: (box.height * 5.5) / 16 } });
  expect(await page.locator('details select').first().inputValue()).toBe('5');
  await expect.poll(() => mark.innerText()).toMatch(/^W\[5,9\]/);
  expect(complaints).toEqual([]);
  await close();
});
