import type { Locator } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { hasFollowed, hasRead, hasRested, openLens, useBrowser, visit } from './visitor';

useBrowser();

const TEXT = 'not a good film, but the acting is wonderful';
const LENSES_TIMEOUT_MS = 120_000;

interface Golden {
  readonly text: string;
  readonly states: readonly (readonly number[])[];
  readonly outputs: readonly number[];
}

async function longestGolden(): Promise<Golden> {
  const response = await fetch(`${inject('baseUrl')}models/simple-rnn/card.json`);
  const { golden } = (await response.json()) as { golden: readonly Golden[] };
  return golden.filter(({ text }) => text !== '').reduce((a, b) => (b.states.length < a.states.length ? b : a));
}

const cellOf = async (grid: Locator): Promise<string> =>
  (await grid.getByRole('gridcell').getAttribute('aria-label')) ?? '';
const numberIn = (text: string): number => Number(text.replace('−', '-').replace('+', ''));

it('the heatmap is walked with arrow keys, and each cell says the number that Keras gave', async () => {
  const { page, complaints, close } = await visit('#v=1&model=simple-rnn');
  await hasRead(page);
  const golden = await longestGolden();
  await page.getByLabel('A film review').fill(golden.text);
  const grid = page.getByRole('grid');
  await grid.press('Home');
  for (let step = 0; step < golden.states.length; step++) {
    const label = await cellOf(grid);
    const [, unit, at, value] = /^unit (\d+), step (\d+), .*: value ([−\d.]+), vote/.exec(label)!;
    expect(Number(at)).toBe(step);
    expect(Math.abs(numberIn(value!) - golden.states[step]![Number(unit)]!)).toBeLessThan(0.000501);
    await grid.press('ArrowRight');
    await grid.press('ArrowDown');
  }
  const cell = grid.getByRole('gridcell');
  expect(await grid.getAttribute('aria-activedescendant')).toBe(await cell.getAttribute('id'));
  await grid.press('Home');
  for (let k = 0; k < 20; k++) await grid.press('ArrowUp');
  expect(await grid.getByRole('row').getAttribute('aria-rowindex')).toBe('1');
  expect(complaints).toEqual([]);
  await close();
});

it('narration tells of the step where the cursor rests, once, and not of those on the way', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  const live = page.getByRole('region', { name: 'In words, sound and figures' }).locator('[aria-live=polite]');
  await live.waitFor({ state: 'attached' });
  await page.getByLabel('A film review').fill(TEXT);
  await hasFollowed(page);
  await page.getByRole('slider').press('Home');
  await expect.poll(() => live.innerText()).toMatch(/^start: P\(positive\) \d+\s%$/);
  const said: string[] = [];
  await page.exposeFunction('say', (text: string) => said.push(text));
  await live.evaluate((element) =>
    new MutationObserver(() =>
      (window as unknown as { say: (text: string) => void }).say(element.textContent ?? ''),
    ).observe(element, { childList: true, characterData: true, subtree: true }),
  );
  // All in one task: on no machine does the cursor rest on the way.
  await page.getByRole('slider').evaluate((strip) => {
    for (let k = 0; k < 4; k++) strip.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  });
  await expect.poll(() => said.length).toBe(1);
  expect(said[0]).toMatch(/^word 4, film: \d+\s% to \d+\s%/);
  await close();
});

it('the tables are the pictures: probabilities and states are Keras’, effects are steps of the logit', async () => {
  const { page, close } = await visit('#v=1&model=simple-rnn');
  await hasRead(page);
  const golden = await longestGolden();
  await page.getByLabel('A film review').fill(golden.text);
  await hasFollowed(page);
  const card = page.getByRole('region', { name: 'In words, sound and figures' });
  for (const summary of await card.getByText('Show as a table').all()) await summary.click();
  const cells = async (name: string): Promise<string[][]> =>
    card
      .getByRole('table', { name })
      .locator('tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  const [, ...steps] = await cells('The reading, step by step');
  expect(steps).toHaveLength(golden.outputs.length);
  for (const [t, [, , , share]] of steps.entries()) {
    expect(share).toBe(`${Math.min(99, Math.max(1, Math.round(golden.outputs[t]! * 100)))}\u00a0%`);
  }
  // A word's effect is by how much it moved the logit.
  const logits = golden.outputs.map((probability) => Math.log(probability / (1 - probability)));
  for (const [t, [, , , , effect]] of steps.entries()) {
    if (t > 0) expect(Math.abs(numberIn(effect!) - (logits[t]! - logits[t - 1]!))).toBeLessThan(0.00055);
  }
  const [head, ...states] = await cells('The hidden state at every step');
  const units = head!.slice(2).map((name) => Number(name.replace('unit ', '')));
  for (const [t, row] of states.entries()) {
    for (const [k, unit] of units.entries()) {
      expect(Math.abs(numberIn(row[k + 2]!) - golden.states[t]![unit]!)).toBeLessThan(0.000501);
    }
  }
  const summary = await card.locator('.summary').innerText();
  expect(summary).toContain(`at the end P(positive) is ${steps.at(-1)![3]}`);
  const places = golden.outputs.map((_, t) => t).slice(1);
  const [low, high] = [-1, 1].map((sign) =>
    places.reduce((a, b) => (sign * golden.outputs[b]! > sign * golden.outputs[a]! ? b : a)),
  );
  const quoted = (t: number, column: number): string => `“${steps[t]![1]}” (${steps[t]![column]})`;
  expect(summary).toContain(`It was lowest after ${quoted(low!, 3)} and highest after ${quoted(high!, 3)}.`);
  await close();
});

it('every drawn picture of a lens has its table', { timeout: LENSES_TIMEOUT_MS }, async () => {
  const { page, close } = await visit();
  await hasRead(page);
  for (const lens of ['gradient', 'path', 'compare'] as const) {
    await openLens(page, lens);
    await hasRested(page);
    const panel = page.getByRole('tabpanel');
    const rows = panel.getByRole('region').getByRole('row');
    const opened = async (): Promise<number> => {
      // A picture that is drawn anew, of networks that have just come, has its table closed.
      if ((await rows.count()) === 0) await panel.getByText('Show as a table').first().click();
      return rows.count();
    };
    await expect.poll(opened).toBeGreaterThan(1);
    expect(await panel.getByRole('region').innerText()).not.toMatch(/NaN|undefined/);
  }
  await close();
});

it('the prediction can be heard: higher is more positive; silent until asked, silent again after', async () => {
  const { page, complaints, close } = await visit('', {
    before: async (page) => {
      await page.addInitScript(() => {
        const heard: number[] = [];
        Object.assign(window, { heard });
        const set = AudioParam.prototype.setTargetAtTime;
        AudioParam.prototype.setTargetAtTime = function (value, ...rest) {
          if (value >= 200) heard.push(value);
          return set.call(this, value, ...rest);
        };
      });
    },
  });
  const heard = (): Promise<number[]> => page.evaluate(() => (window as unknown as { heard: number[] }).heard);
  await hasRead(page);
  await page.getByLabel('A film review').fill(TEXT);
  const button = page.getByRole('button', { name: 'Hear the prediction' });
  await button.waitFor();
  expect(await heard()).toEqual([]);
  await button.click();
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('slider').press('Home');
  await page.keyboard.press('End');
  const share = /(\d+)\s%/.exec((await page.getByRole('slider').getAttribute('aria-valuetext'))!)![1];
  const pitch = (await heard()).at(-1)!;
  expect(Math.round((100 * Math.log2(pitch / 220)) / 2)).toBe(Number(share));
  await button.click();
  const count = (await heard()).length;
  await page.getByRole('slider').press('Home');
  expect(await heard()).toHaveLength(count);
  expect(complaints).toEqual([]);
  await close();
});
