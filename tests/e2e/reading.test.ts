import { readFileSync, readdirSync } from 'node:fs';
import { expect, it, inject } from 'vitest';
import { hasFollowed, hasRead, useBrowser, visit } from './visitor';

useBrowser();

/** Every network in the repository whose card has golden readings of its states. */
const FOLDER = new URL('../../web/public/models/', import.meta.url);
const MODELS = readdirSync(FOLDER).filter((id) => {
  // An export in progress stands beside the others under a hidden name.
  if (id.startsWith('.')) return false;
  const card = JSON.parse(readFileSync(new URL(`${id}/card.json`, FOLDER), 'utf8')) as { listed?: boolean };
  return card.listed !== false;
});
/** Golden values are rounded to 1e-7 and computed in float32, in another order. */
const TOLERANCE = 1e-5;
const GRADIENT_TOLERANCE = 1e-4;

interface Comparison {
  readonly ids: readonly number[];
  readonly goldenIds: readonly number[];
  /** Largest differences from Keras. */
  readonly states: number;
  readonly outputs: number;
  readonly gradients: number;
}

/** A script for the visitor's page. Text, because the test runner would rewrite the import of a function. */
const compareWithGolden = (model: string): string => `(async () => {
  // The page's own copy: a second one would bring a second TensorFlow.js.
  const { loadNetwork } = await import(document.querySelector('link[rel=modulepreload][href*="lib/unrolled"]').href);
  const network = await loadNetwork('/models/${model}/');
  const largest = (found, wanted) =>
    found.length === wanted.length
      ? wanted.reduce((most, value, index) => Math.max(most, Math.abs(value - found[index])), 0)
      : Infinity;
  return network.card.golden.map((golden) => {
    const reading = network.read(golden.text);
    return {
      ids: reading.tokens.map((token) => token.id),
      goldenIds: golden.ids,
      states: largest(reading.states, golden.states.flat()),
      outputs: largest(reading.outputs, golden.outputs),
      gradients: golden.gradients
        ? Math.max(
            largest(reading.gradients().inputs, golden.gradients.inputs.flat()),
            largest(reading.gradients().states, golden.gradients.states.flat()),
          )
        : 0,
    };
  });
})()`;

for (const model of MODELS) {
  it(`${model}: /lib/unrolled.js gives the ids, states and outputs that Keras gave`, { tags: 'smoke' }, async () => {
    const { page, complaints, close } = await visit();
    const readings = (await page.evaluate(compareWithGolden(model))) as Comparison[];
    expect(readings.length).toBeGreaterThanOrEqual(5);
    for (const { ids, goldenIds, states, outputs, gradients } of readings) {
      expect(ids).toEqual(goldenIds);
      expect(states).toBeLessThan(TOLERANCE);
      expect(outputs).toBeLessThan(TOLERANCE);
      expect(gradients).toBeLessThan(GRADIENT_TOLERANCE);
    }
    expect(complaints).toEqual([]);
    await close();
  });
}

it('the example in the README works as it stands', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const code = /<script type="module">([\s\S]*?)<\/script>/.exec(readme)![1]!;
  const { page, close } = await visit('', { bypassCSP: true });
  const message = page.waitForEvent('console', (event) => event.type() === 'log');
  await page.addScriptTag({ type: 'module', content: code });
  const [probability, outputs, states] = await Promise.all((await message).args().map((value) => value.jsonValue()));
  const { outputs: golden } = await page.evaluate(async () => {
    const card = (await (await fetch('/models/simple-rnn/card.json')).json()) as {
      golden: { text: string; outputs: number[] }[];
    };
    return card.golden.find(({ text }) => text === 'A quietly wonderful film.')!;
  });
  expect(Math.abs((probability as number) - golden.at(-1)!)).toBeLessThan(TOLERANCE);
  expect(Object.keys(outputs as object)).toHaveLength(golden.length);
  expect(Object.keys(states as object)).toHaveLength(32 * golden.length);
  await close();
});

it('the library’s types stand beside it', async () => {
  for (const path of ['lib/unrolled.d.ts', 'lib/types/lib.d.ts']) {
    expect((await fetch(inject('baseUrl') + path)).status).toBe(200);
  }
});

it('the page reads what is typed, at every keystroke, and asks nobody else', { tags: 'smoke' }, async () => {
  const { page, complaints, foreign, close } = await visit();
  await hasRead(page);
  const box = page.getByLabel('A film review');
  await box.fill('A quietly wonderful film');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  expect(await verdict.innerText()).toContain('positive');
  const before = await page.getByRole('tabpanel').innerText();
  const start = await page.getByRole('slider').getAttribute('aria-valuetext');
  await box.pressSequentially(' that is awful');
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuetext')).not.toBe(start);
  // The explanations come once the letter is on the screen.
  await expect.poll(() => page.getByRole('tabpanel').innerText()).not.toBe(before);
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toContain('awful');
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('a letter is on the screen one frame before the strip follows; who leaves the box is not made to wait', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  const box = page.getByLabel('A film review');
  await box.fill('A quietly wonderful film');
  await box.press('End');
  const steps = await page.evaluate(async () => {
    const strip = document.querySelector('canvas[role=slider]')!;
    const now = (): string | null => strip.getAttribute('aria-valuemax');
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    const before = now();
    document.execCommand('insertText', false, ' ');
    document.execCommand('insertText', false, 'x');
    await frame();
    const withLetter = now();
    while (now() === before) await frame();
    const after = now();
    // Nor does anything glide, which would make the next letter wait for its frame. What dims after a while does so at once.
    await frame();
    const gliding = document.getAnimations().filter((animation) => animation.effect!.getTiming().duration).length;
    document.execCommand('insertText', false, ' ');
    document.execCommand('insertText', false, 'y');
    document.querySelector('textarea')!.blur();
    await Promise.resolve();
    return { before, withLetter, after, gliding, left: now() };
  });
  expect(steps).toEqual({ before: '5', withLetter: '5', after: '6', gliding: 0, left: '7' });
  await close();
});

it('who leaves the box for something below it finds it where it was', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.getByLabel('A film review').fill('A quietly wonderful film. '.repeat(20));
  await hasFollowed(page);
  const tops = await page.evaluate(async () => {
    const top = (): number => document.querySelector('main > section')!.getBoundingClientRect().top;
    const tall = top();
    document.querySelector('textarea')!.select();
    document.execCommand('insertText', false, 'Short, now.');
    await Promise.resolve();
    const short = top();
    // As a press does, before it is a click: what moved away in between would not be hit.
    document.querySelector('textarea')!.blur();
    await Promise.resolve();
    return { tall, short, left: top() };
  });
  expect(tops.short).toBe(tops.tall);
  expect(tops.left).toBe(tops.short);
  await close();
});

it('a review replaced in the moment of a letter is not taken for what was typed', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.getByLabel('A film review').fill('A quietly wonderful film');
  await page.getByLabel('A film review').press('End');
  const sample = page.locator('.samples button').nth(1);
  await sample.evaluate((button: HTMLElement) => {
    document.execCommand('insertText', false, 's');
    button.click();
  });
  await hasFollowed(page);
  // Typing would have ended what can be undone.
  await expect.poll(() => sample.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByLabel('A film review').inputValue()).toMatch(/^A quietly wonderful film/);
  await close();
});

it('while a word is composed, each letter of it comes before the strip, too', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.getByLabel('A film review').fill('A quietly wonderful ');
  await page.getByLabel('A film review').press('End');
  await page.evaluate(() => {
    const strip = document.querySelector('canvas[role=slider]')!;
    const now = (): string | null => strip.getAttribute('aria-valuemax');
    const before = now();
    const seen: unknown[] = ((globalThis as never as { seen: unknown[] }).seen = []);
    const box = document.querySelector('textarea')!;
    box.addEventListener('input', (event) => {
      const { isComposing, data } = event as InputEvent;
      requestAnimationFrame(() => seen.push({ isComposing, data, isAhead: now() === before }));
    });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'fil', selectionStart: 3, selectionEnd: 3 });
  await expect.poll(() => page.evaluate('seen')).toEqual([{ isComposing: true, data: 'fil', isAhead: true }]);
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuemax')).toBe('5');
  await close();
});

it('the numbers on the page are the golden numbers', { tags: 'smoke' }, async () => {
  const { page, close } = await visit('#v=1&lens=numbers');
  await hasRead(page);
  const card = (await (await fetch(`${inject('baseUrl')}models/simple-rnn/card.json`)).json()) as {
    golden: { text: string; states: number[][]; outputs: number[] }[];
  };
  const golden = card.golden.find(({ text, states }) => text !== '' && states.length > 4)!;
  await page.getByLabel('A film review').fill(golden.text);
  await page.locator('#numbers table').waitFor();
  await page.getByRole('slider').focus();
  await page.keyboard.press('Home');
  for (const [step, states] of golden.states.entries()) {
    const rows = await page.locator('#numbers tbody tr').evaluateAll((found) =>
      found.map((row) => ({
        unit: Number(row.querySelector('th')!.textContent),
        value: Number(row.querySelectorAll('td')[1]!.textContent!.replace('−', '-')),
      })),
    );
    expect(rows).toHaveLength(states.length);
    const half = 0.000501; // three decimals are shown
    for (const { unit, value } of rows) expect(Math.abs(value - states[unit]!)).toBeLessThan(half);
    const shown = await page.getByRole('slider').getAttribute('aria-valuetext');
    const percent = Math.min(99, Math.max(1, Math.round(golden.outputs[step]! * 100)));
    expect(shown).toContain(`${percent}\u00a0%`);
    await page.keyboard.press('ArrowRight');
  }
  await close();
});

it('odd texts are read and shown as they are: HTML, emoji, right-to-left, a property’s name, a very long word', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const box = page.getByLabel('A film review');
  for (const text of [
    '<img src=x onerror=alert(1)> <script>great</script>',
    '👍🏽 family 👨‍👩‍👧 wonderful 🎬',
    'פילם נהדר, فيلم رائع',
    'constructor __proto__ toString',
    'x'.repeat(20_000),
    'İstanbul ΑΣ great',
    '\n\n great \t film \r\n',
  ]) {
    await box.fill(text);
    await page.getByRole('slider').press('End');
    expect(await page.getByRole('slider').getAttribute('aria-valuenow')).toMatch(/^\d+$/);
    expect(await page.locator('img').count()).toBe(0);
  }
  expect(complaints).toEqual([]);
  await close();
});
