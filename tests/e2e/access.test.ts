import type { Locator, Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { LENSES } from '../../web/src/core/link';
import { hasFollowed, hasRead, useBrowser, visit } from './visitor';

useBrowser();

const TEXT = 'not a good film, but the acting is wonderful';
/** WCAG 2.2, 2.5.8. */
const LEAST_TARGET_PX = 24;
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

async function openLens(page: Page, lens: string): Promise<void> {
  await page.locator(`#tab-${lens}`).click();
  await expect.poll(async () => (await page.getByRole('tabpanel').innerText()).length).toBeGreaterThan(20);
}

const cellOf = async (grid: Locator): Promise<string> =>
  (await grid.getByRole('gridcell').getAttribute('aria-label')) ?? '';
const numberIn = (text: string): number => Number(text.replace('−', '-').replace('+', ''));

it('the heatmap is walked with arrow keys, and each cell says the number that Keras gave', async () => {
  const { page, complaints, close } = await visit();
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
  await expect.poll(() => live.innerText()).toMatch(/^start: P\(positive\) \d+ %$/);
  const said: string[] = [];
  await page.exposeFunction('say', (text: string) => said.push(text));
  await live.evaluate((element) =>
    new MutationObserver(() =>
      (window as unknown as { say: (text: string) => void }).say(element.textContent ?? ''),
    ).observe(element, { childList: true, characterData: true, subtree: true }),
  );
  for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => said.length).toBeGreaterThan(0);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^word 4, film: \d+ % to \d+ %/);
  await close();
});

it('the tables are the pictures: probabilities and states are Keras’, effects are steps of the logit', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  const golden = await longestGolden();
  await page.getByLabel('A film review').fill(golden.text);
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
    expect(share).toBe(`${Math.min(99, Math.max(1, Math.round(golden.outputs[t]! * 100)))} %`);
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
  for (const lens of ['gradient', 'path', 'compare', 'training']) {
    await openLens(page, lens);
    const panel = page.getByRole('tabpanel');
    await panel.getByText('Show as a table').first().click();
    await panel.getByRole('region').getByRole('row').nth(1).waitFor();
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
  const share = /(\d+) %/.exec((await page.getByRole('slider').getAttribute('aria-valuetext'))!)![1];
  const pitch = (await heard()).at(-1)!;
  expect(Math.round((100 * Math.log2(pitch / 220)) / 2)).toBe(Number(share));
  await button.click();
  const count = (await heard()).length;
  await page.getByRole('slider').press('Home');
  expect(await heard()).toHaveLength(count);
  expect(complaints).toEqual([]);
  await close();
});

it('the skip link is the first stop and leads to the review', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the review');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('review');
  await close();
});

it('by Tab alone: every stop is seen, uncovered and outlined, and the last leads out', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.getByRole('button', { name: 'Hear the prediction' }).waitFor();
  const STOP = `(() => {
    const element = document.activeElement;
    // The essay, which opens by itself once it is near, has tests of its own.
    if (!element || element === document.body || element.closest('article section')) return null;
    // A radio button is drawn by its label, or by itself beside its words; the text box by its sheet.
    const drawn = (element.matches('input') && element.closest('label')) || (element.id === 'review' ? element.closest('.box') : element);
    // A link may break over two lines, and its box then holds what is none of it.
    const box = drawn.getClientRects()[0];
    const grid = element.getAttribute('role') === 'grid';
    const outlined = [element, drawn, ...(grid ? element.querySelectorAll('.cell') : [])].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    });
    const x = Math.min(innerWidth - 1, box.left + Math.min(8, box.width / 2));
    const y = box.top + Math.min(8, box.height / 2);
    const top = document.elementFromPoint(x, y);
    const uncovered = grid || drawn.contains(top) || top?.contains(drawn) === true;
    const text = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 20);
    return { name: element.tagName + ' ' + text, outlined, uncovered };
  })()`;
  type Stop = { readonly name: string; readonly outlined: boolean; readonly uncovered: boolean };
  const bad: string[] = [];
  let stops = 0;
  for (const most = 120; stops < most; stops++) {
    await page.keyboard.press('Tab');
    let stop = await page.evaluate<Stop | null>(STOP);
    // What was scrolled to may still be drawing itself.
    for (let frame = 0; stop && !(stop.outlined && stop.uncovered) && frame < 60; frame++) {
      stop = await page.evaluate<Stop | null>(`new Promise((done) => requestAnimationFrame(() => done(${STOP})))`);
    }
    if (!stop) break;
    if (!stop.outlined || !stop.uncovered) bad.push(JSON.stringify(stop));
  }
  expect(bad).toEqual([]);
  expect(stops).toBeGreaterThan(20);
  expect(stops).toBeLessThan(120);
  await close();
});

it('targets are at least 24 px, and no lens is wider than a phone', { timeout: LENSES_TIMEOUT_MS }, async () => {
  for (const width of [320, 360, 390, 430]) {
    const { page, close } = await visit('', { viewport: { width, height: 800 }, hasTouch: true, isMobile: true });
    await hasRead(page);
    await page.getByRole('button', { name: 'Hear the prediction' }).waitFor();
    for (const lens of LENSES) {
      await openLens(page, lens);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${lens} at ${width}`).toBe(width);
      const small = await page
        .locator(
          'button:visible, select:visible, summary:visible, a:visible, label:has([type=radio], [type=checkbox]):visible, [type=text]:visible',
        )
        .evaluateAll(
          (elements, least) =>
            elements
              .map((element) => ({ element, box: element.getBoundingClientRect() }))
              .filter(({ element, box }) => !element.matches('.skip, p a') && Math.min(box.width, box.height) < least)
              .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`),
          LEAST_TARGET_PX - 0.01,
        );
      expect(small, `${lens} at ${width}`).toEqual([]);
    }
    await close();
  }
});

it('a finger scrubs: the strip is pulled under a cursor, and a tap points', async () => {
  const { page, close } = await visit('', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await hasRead(page);
  const strip = page.getByRole('slider');
  await strip.scrollIntoViewIfNeeded();
  const now = async (): Promise<number> => Number(await strip.getAttribute('aria-valuenow'));
  const frame = (await strip.boundingBox())!;
  const y = frame.y + frame.height / 2;
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number): Promise<unknown> =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const before = await now();
  await touch('touchStart', frame.x + 300);
  for (let x = 290; x >= 100; x -= 10) await touch('touchMove', frame.x + x);
  await touch('touchEnd', frame.x + 100);
  await expect.poll(now).toBeGreaterThan(before);
  const dragged = await now();
  await page.touchscreen.tap(frame.x + 60, y);
  await expect.poll(now).toBeLessThan(dragged);
  await close();
});

it('the text box stays in sight above an on-screen keyboard', async () => {
  const { page, close } = await visit('', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await hasRead(page);
  expect(await page.locator('meta[name=viewport]').getAttribute('content')).toContain(
    'interactive-widget=resizes-content',
  );
  const box = page.getByLabel('A film review');
  await box.tap();
  // With that setting the keyboard shortens the page's window.
  await page.setViewportSize({ width: 390, height: 430 });
  await box.press('End');
  await box.pressSequentially(' and so on');
  const frame = (await box.boundingBox())!;
  expect(frame.y).toBeGreaterThanOrEqual(0);
  expect(frame.y + Math.min(frame.height, 40)).toBeLessThan(430);
  await close();
});
