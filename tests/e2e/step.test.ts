import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const SMOKE = { tags: 'smoke' };
const CELLS = ['simple-rnn', 'gru', 'lstm', 'seed'];
/** Figures are shown to four digits; the state elsewhere to three. */
const SHOWN = 1.5e-4;
const numberOf = (text: string): number => Number(text.replace('−', '-'));

async function figure(page: Page, name: string): Promise<number> {
  return numberOf(await page.locator(`details [data-figure=${name}]`).innerText());
}

/** The state as the table of numbers has it: read by the network, not put together from products. */
async function stateElsewhere(page: Page, unit: number): Promise<number> {
  const row = page.locator('#numbers tbody tr').filter({ has: page.getByText(String(unit), { exact: true }) });
  return numberOf(await row.locator('td').nth(1).innerText());
}

it.each(CELLS)('the matrices of %s: the sum shown is the state', SMOKE, async (model) => {
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
      const parts = await page.locator('#matrices table tr').allInnerTexts();
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
  const matrix = page.getByRole('img', { name: 'Matrix W, 32 rows, 32 columns' });
  const box = (await matrix.boundingBox())!;
  await matrix.click({ position: { x: box.width * 0.6, y: (box.height * 5.5) / 32 } });
  expect(await page.locator('details select').first().inputValue()).toBe('5');
  await expect.poll(() => mark.innerText()).toMatch(/^W\[5,19\]/);
  expect(complaints).toEqual([]);
  await close();
});

it('a number marks where it comes from: in the matrix, the diagram and the strip, by pointer and by focus', async () => {
  const { page, complaints, close } = await visit('#v=1&step=3&unit=5&matrices=0&lens=numbers');
  await hasRead(page);
  const diagram = page.getByRole('img', { name: 'The hidden states of three neighbouring steps' }).first();
  const strip = page.locator('.strip .origin');
  const ring = diagram.locator('.ring');
  const row = page.getByRole('group', { name: 'Row of W × the state before' });
  await row.getByRole('button').first().waitFor();
  await page.mouse.move(0, 0);
  expect(await ring.count()).toBe(0);
  expect(await strip.count()).toBe(0);

  await row.getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  // Unit 1 of the state one column before the cursor.
  await expect.poll(() => ring.count()).toBe(1);
  await expect.poll(() => strip.count()).toBe(1);
  // The table of numbers has its rows in the heatmap's order.
  const rows = await page.locator('#numbers tbody th').allInnerTexts();
  const grid = (await page.getByRole('grid').boundingBox())!;
  const mark = (await strip.boundingBox())!;
  const columns = Number(await page.getByRole('grid').getAttribute('aria-colcount'));
  expect(Math.floor((mark.x + mark.width / 2 - grid.x) / (grid.width / columns))).toBe(2);
  expect(Math.floor((mark.y + mark.height / 2 - grid.y) / (grid.height / rows.length))).toBe(rows.indexOf('1'));
  expect(await diagram.locator('.marked').count()).toBe(1);

  await page.getByRole('group', { name: 'Row of U', exact: false }).getByRole('button').first().hover();
  // The word under the cursor: the ring is in the words' band, below the states.
  await expect.poll(async () => (await strip.boundingBox())!.y > grid.y + grid.height).toBe(true);
  await page.mouse.move(0, 0);
  await expect.poll(() => ring.count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

it('the steps glide by one, do not fly over many, and stand still where motion is unwanted', async () => {
  const spy = async (page: Page): Promise<void> =>
    void (await page.addInitScript(() => {
      const { animate } = Element.prototype;
      Object.assign(globalThis, { glides: 0 });
      Element.prototype.animate = function (...given) {
        if ((this as Element).classList.contains('columns')) (globalThis as unknown as { glides: number }).glides++;
        return animate.apply(this, given);
      };
    }));
  const glidesOf = (page: Page): Promise<number> =>
    page.evaluate(() => (globalThis as unknown as { glides: number }).glides);
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    const { page, complaints, close } = await visit('#v=1&step=3', { reducedMotion, before: spy });
    await hasRead(page);
    const slider = page.getByRole('slider').first();
    const cursor = (step: number) => expect.poll(() => slider.getAttribute('aria-valuenow')).toBe(String(step + 1));
    await slider.focus();
    await slider.press('PageDown');
    await cursor(13);
    await page.getByLabel('A film review').press('End');
    expect(await glidesOf(page)).toBe(0);
    // One after the other, and not as quickly as a scrub.
    let pressed = 0;
    const press = async (): Promise<number> => {
      await slider.press('ArrowLeft');
      return ++pressed;
    };
    await expect.poll(press, { interval: 250 }).toBe(4);
    const glides = await glidesOf(page);
    if (reducedMotion === 'reduce') expect(glides).toBe(0);
    else expect(glides).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await close();
  }
});

it('the link keeps the matrices open, with the gate and the unit they show', async () => {
  const { page, complaints, close } = await visit('#v=1&model=lstm&unit=5&matrices=3');
  await hasRead(page);
  const choices = page.locator('details select');
  await choices.first().waitFor();
  expect(await choices.first().inputValue()).toBe('5');
  expect(await choices.nth(1).inputValue()).toBe('3');
  await choices.nth(1).selectOption('1');
  await expect.poll(() => page.url()).toContain('matrices=1');
  await page.getByText('The matrices: every number of this step').click();
  await expect.poll(() => page.url()).not.toContain('matrices');
  expect(complaints).toEqual([]);
  await close();
});
