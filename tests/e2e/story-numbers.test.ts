import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { alphabetical } from '../../web/src/analysis/order';
import { shuffles } from '../../web/src/analysis/what-if';
import { goldensOf, type Golden } from './goldens';
import { plainNetwork } from './plain-network';
import { useBrowser, visit } from './visitor';

// What the essay's figures show of a review, against what Keras computed for it, or a second computation in this file.

useBrowser();

const TEXT = "Two hours of my life, gone; the plot is dull and the jokes aren't funny.";
const goldenOf = (id: string): Golden => goldensOf(id).find(({ text }) => text === TEXT)!;
const WORDS = "two hours of my life gone the plot is dull and the jokes aren't funny".split(' ');
const numberIn = (text: string): number => Number(text.replace('−', '-').replace(/[^\d.e-]/g, ''));
const share = (probability: number): string => `${Math.min(99, Math.max(1, Math.round(100 * probability)))}\u00a0%`;
const lengthOf = (vector: readonly number[]): number => Math.hypot(...vector);

/** The figure, with the golden text read in it. */
async function figure(page: Page, number: number): Promise<Locator> {
  const found = page.locator(`#figure-${number}`);
  await page.locator('#story-on-title').waitFor();
  // A section may be folded.
  await found.evaluate((element) => element.closest('details')?.setAttribute('open', ''));
  await found.scrollIntoViewIfNeeded();
  await found.locator('.picture *').first().waitFor();
  return found;
}

it('the second computation is right: it gives the numbers of Keras', () => {
  const network = plainNetwork('simple-rnn');
  const { states, outputs } = goldenOf('simple-rnn');
  const plain = network.read(WORDS);
  expect(Math.abs(plain.probability - outputs.at(-1)!)).toBeLessThan(1e-4);
  for (const [t, state] of plain.states.entries()) {
    for (const [j, value] of state.entries()) expect(Math.abs(value - states[t]![j]!)).toBeLessThan(1e-4);
  }
});

it('figure 4: the outputs of each step are those of Keras', async () => {
  const { page, close } = await visit('#v=1&story=equations');
  const found = await figure(page, 4);
  await found.getByRole('textbox').fill(TEXT);
  const { outputs } = goldenOf('simple-rnn');
  for (const step of [0, 1, 9, 15]) {
    await found.getByRole('slider').fill(String(step));
    await expect.poll(() => found.locator('.output').textContent()).toBe(share(outputs[step]!));
  }
  await close();
});

it('figure 6: curve, states and verdict of the padded text are those of Keras', async () => {
  const { page, close } = await visit('#v=1&story=reading');
  const found = await figure(page, 6);
  await found.getByRole('textbox').fill(TEXT);
  const { ids, states, outputs } = goldenOf('seed');
  const pad = ids.indexOf(0);
  await found
    .getByText(`was ${share(outputs[pad - 1]!)}. After ${64 - pad} steps of padding it is ${share(outputs.at(-1)!)}`)
    .waitFor();
  const circles = await found
    .locator('circle')
    .evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute('cy'))));
  expect(circles).toHaveLength(64);
  const [zero, one] = await found
    .locator('.middle')
    .evaluate((line) => [Number(line.getAttribute('y1')) + 60, Number(line.getAttribute('y1')) - 60]);
  for (const [t, y] of circles.entries()) expect((zero! - y) / (zero! - one!)).toBeCloseTo(outputs[t]!, 3);
  // The heatmap: each cell is in the path of its colour, twelve steps of colour up to the greatest value.
  const paths = await found
    .locator('g path')
    .evaluateAll((all) => all.map((path) => [path.getAttribute('fill')!, path.getAttribute('d')!] as const));
  const most = Math.max(...states.flat().map(Math.abs));
  const cells = new Map(
    paths.flatMap(([fill, d]) => {
      const size = Number(/([\d.]+)%/.exec(fill)![1]) * (fill.includes('minus') ? -1 : 1);
      return [...d.matchAll(/M(\d+) (\d+)/g)].map(([, t, row]) => [`${t} ${row}`, size] as const);
    }),
  );
  const readout = readoutOf('seed');
  const rows = [...readout.keys()].sort((a, b) => readout[b]! - readout[a]!);
  for (let t = 0; t < 64; t++) {
    for (const [row, unit] of rows.entries()) {
      const wanted = Math.round((12 * states[t]![unit]!) / most) / 12;
      expect(Math.abs((cells.get(`${t} ${row}`) ?? 0) / 100 - wanted), `step ${t}, unit ${unit}`).toBeLessThan(0.084);
    }
  }
  await close();
});

/** V, as the file of weights has it. */
const readoutOf = (id: string): readonly number[] => plainNetwork(id).readout;

it('figure 8: the gradient walks back with the lengths that Keras gives, in three cells', async () => {
  const { page, complaints, close } = await visit('#v=1&story=learning', { reducedMotion: 'reduce' });
  const found = await figure(page, 8);
  await found.getByText('Step 341 of 341').waitFor();
  await found.getByRole('button', { name: 'Your text' }).click();
  await found.getByRole('textbox').fill(TEXT);
  await found.getByText('Step 15 of 15').waitFor();
  const agree = async (step: number): Promise<void> => {
    await found.getByText(`Step ${step} of 15`).waitFor();
    for (const [k, id] of ['simple-rnn', 'gru', 'lstm'].entries()) {
      const { inputs, states } = goldenOf(id).gradients!;
      const row = found
        .getByRole('row')
        .nth(k + 1)
        .getByRole('cell');
      const [factor, left, word] = (await row.allInnerTexts()).map(numberIn);
      const wanted = lengthOf(states[step]!) / lengthOf(states.at(-1)!);
      expect(Math.abs(left! / 100 / wanted - 1), `${id} ${step} left`).toBeLessThan(0.051);
      expect(Math.abs(word! / lengthOf(inputs[step]!) - 1), `${id} ${step} word`).toBeLessThan(0.051);
      if (step < 15) {
        const shrunk = lengthOf(states[step]!) / lengthOf(states[step + 1]!);
        expect(Math.abs(factor! / shrunk - 1), `${id} ${step} factor`).toBeLessThan(0.0051);
      }
    }
  };
  await agree(15);
  await found.getByRole('button', { name: 'One word back' }).click();
  await agree(14);
  await found.getByRole('slider').fill('6');
  await agree(6);
  await found.getByRole('button', { name: 'Walk back' }).click();
  await agree(0);
  expect(await found.getByRole('button', { name: 'One word back' }).isDisabled()).toBe(true);
  await found.getByRole('button', { name: 'To the last word' }).click();
  await agree(15);
  expect(complaints).toEqual([]);
  await close();
});

it('figure 8: with motion the walk passes words on its way, and can be stopped', async () => {
  const { page, close } = await visit('#v=1&story=learning');
  const found = await figure(page, 8);
  await found.getByRole('button', { name: 'Walk back' }).click();
  await expect.poll(() => found.getByRole('slider').inputValue().then(Number)).toBeLessThan(330);
  await found.getByRole('button', { name: 'Pause' }).click();
  const stopped = Number(await found.getByRole('slider').inputValue());
  expect(stopped).toBeGreaterThan(0);
  // On from there to the first word would take seconds; from near it, it takes none.
  await found.getByRole('slider').fill('20');
  await found.getByRole('button', { name: 'Walk back' }).click();
  await found.getByText('Step 0 of 341').waitFor();
  await close();
});

it('figure 13: every shuffling is read as the second computation reads it', async () => {
  const { page, complaints, close } = await visit('#v=1&story=knows');
  const found = await figure(page, 13);
  await found.getByRole('textbox').fill(TEXT);
  const network = plainNetwork('simple-rnn');
  const rows = found.locator('dl > div');
  await expect.poll(() => rows.first().locator('dd').innerText()).toBe(share(network.read(WORDS).probability));
  // Some are there before the visitor asks.
  await found.getByText('20 shufflings.').waitFor();
  await found.getByRole('button', { name: 'Start again' }).click();
  for (let k = 0; k < 3; k++) {
    await found.getByRole('button', { name: 'Shuffle once' }).click();
    await found.getByText(`${k + 1} ${k === 0 ? 'shuffling.' : 'shufflings.'}`).waitFor();
    const order = (await rows.last().locator('dt').innerText()).split(' ');
    expect([...order].sort()).toEqual([...WORDS].sort());
    expect(await rows.last().locator('dd').innerText()).toBe(share(network.read(order).probability));
  }
  await found.getByRole('button', { name: 'Shuffle 200 times' }).click();
  await found.getByText('200 shufflings.').waitFor();
  const all = [...shuffles(alphabetical(WORDS), 200)].map((order) => network.read(order).probability);
  const own = network.read(WORDS).probability;
  const turning = all.filter((each) => each > 0.5 !== own > 0.5).length;
  expect(await found.innerText()).toContain(`${turning} of 200 other orders turn the verdict`);
  const counts = new Array<number>(21).fill(0);
  for (const probability of all) counts[Math.floor(21 * probability)]!++;
  const most = Math.max(...counts);
  const bars = await found
    .getByRole('img')
    .locator('rect')
    .evaluateAll((rects) => rects.map((rect) => Number(rect.getAttribute('height'))));
  const highest = Math.max(...bars);
  expect(bars.map((bar) => Math.round((bar / highest) * most))).toEqual(counts);
  await found.getByRole('textbox').fill('only two');
  await found.getByText('three words or more').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('figure 14: votes and verdicts without a unit follow from the states of Keras', async () => {
  const { page, complaints, close } = await visit('#v=1&story=knows');
  const found = await figure(page, 14);
  await found.getByRole('textbox').fill(TEXT);
  const { readout, bias, units } = plainNetwork('simple-rnn');
  const last = goldenOf('simple-rnn').states.at(-1)!;
  const votes = last.map((value, j) => value * readout[j]!);
  const logit = votes.reduce((sum, vote) => sum + vote, bias);
  const table = found.getByRole('table').first();
  for (let unit = 0; unit < units; unit++) {
    const row = table.getByRole('row', { name: `unit ${unit} `, exact: false }).filter({
      has: page.getByRole('button', { name: `unit ${unit}`, exact: true }),
    });
    await expect
      .poll(async () => Math.abs(numberIn(await row.locator('.value').innerText()) - votes[unit]!))
      .toBeLessThan(0.0016);
    await row.getByRole('button').click();
    await found.getByRole('heading', { name: `Without unit ${unit}`, exact: true }).waitFor();
    const without = 1 / (1 + Math.exp(votes[unit]! - logit));
    await expect.poll(() => found.locator('[data-figure=without]').innerText()).toBe(share(without));
  }
  const decisive = votes.filter((vote) => logit > 0 !== logit - vote > 0).length;
  expect(await found.locator('.finding').innerText()).toContain(
    decisive === 0 ? `any one of the ${units} votes` : `${decisive} of the ${units} votes`,
  );
  expect(complaints).toEqual([]);
  await close();
});

it('figure 5: what is dropped and what is unknown is counted, and said as one says it', async () => {
  const { page, close } = await visit('#v=1&story=reading');
  const found = await figure(page, 5);
  const box = found.getByRole('textbox');
  const note = found.locator('.note').last();
  for (const [text, said] of [
    ['A good film', 'None of the 9 characters is thrown away. Every word is in the list.'],
    ['A good film!', '1 of 10 characters is thrown away. Every word is in the list.'],
    ['A zorblax, film!', '2 of 14 characters are thrown away. 1 word is not in the list.'],
    ['zorblax flumptious', 'None of the 17 characters is thrown away. 2 words are not in the list.'],
    ['', 'There is nothing to read.'],
  ] as const) {
    await box.fill(text);
    await expect.poll(() => note.innerText()).toBe(said);
  }
  await close();
});

it('the names of the matrices in the text mark their arrows in figure 2', async () => {
  const { page, complaints, close } = await visit('#v=1&story=structure');
  const found = await figure(page, 2);
  const section = page.locator('#story-structure');
  const card = JSON.parse(
    readFileSync(new URL('../../web/public/models/simple-rnn/card.json', import.meta.url), 'utf8'),
  ) as { layers: [{ units: number }]; embedding: { size: number } };
  const [{ units }] = card.layers;
  const sizes = { U: units * card.embedding.size, W: units ** 2, V: units };
  for (const [name, arrows] of [
    ['U', 5],
    ['W', 5],
    ['V', 5],
  ] as const) {
    const word = section.getByRole('button', { name: `${name}, marked in figure 2` }).first();
    await word.focus();
    await expect.poll(() => found.locator('.pointed').count()).toBe(arrows);
    expect(await found.innerText()).toContain(`${sizes[name].toLocaleString('en')} numbers, the same at every word`);
  }
  await page.keyboard.press('Shift+Tab');
  await section.getByRole('button', { name: 'U, marked in figure 2' }).first().hover();
  await expect.poll(() => found.locator('.pointed .weight').first().textContent()).toBe('U');
  expect(complaints).toEqual([]);
  await close();
});
