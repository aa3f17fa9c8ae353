import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

/** Four networks, several texts and cursors: much for a busy machine. */
const ALL_MS = 240_000;
const TEXT = 'A dull film with one wonderful scene, and a long, slow, boring end that I hated.';
const NETWORKS = ['simple-rnn', 'gru', 'lstm', 'seed'] as const;

interface Wanted {
  readonly with: number;
  readonly without: number;
  readonly held: number | null;
  readonly decisive: number;
  readonly units: number;
  readonly change: number;
  readonly response: readonly number[];
  readonly strongest: string;
}

/** What the lens should say, by the library the page serves: readings of other texts, and sums over public weights. */
async function wantedOf(page: Page, id: string, text: string, step: number, unit: number): Promise<Wanted> {
  // As text: what compiles the tests would make another function of import().
  const library = await page.evaluateHandle<typeof import('../../web/src/lib')>("import('/lib/unrolled.js')");
  return page.evaluate(
    async ({ library: { loadNetwork }, id, text, step, unit }) => {
      const network = await loadNetwork(`/models/${id}/`);
      const { units, readout, cellWeights, embeddings } = network;
      const { kernel } = readout;
      const reading = network.read(text);
      const { tokens, states } = reading;
      const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
      const at = (values: Float32Array, t: number): number => (t < 0 ? 0 : values[t * units + unit]!);
      // Muted: the ids without the word. A step later there is what was a step earlier.
      const ids = tokens.map((token) => token.id);
      const left = network.readIds(ids.toSpliced(step, 1)).states;
      const response = tokens.slice(step).map((_, k) => at(states, step + k) - at(left, step + k - 1));
      const steps = tokens.length;
      const last = Array.from({ length: units }, (_, j) => states[(steps - 1) * units + j]!);
      const logit = last.reduce((sum, value, j) => sum + value * kernel[j]!, readout.bias);
      const without = last.map((value, j) => logit - value * kernel[j]!);
      // Held: a simple network of which neither the unit's sum nor its way out is left, stepped by hand.
      let held: number | null = null;
      if (cellWeights.kind === 'simple-rnn') {
        const { recurrentKernel, kernel: inputKernel, bias } = cellWeights;
        const size = embeddings.length / network.card.vocabulary_size;
        let state = new Array<number>(units).fill(0);
        for (const wordId of ids) {
          state = state.map((_, j) => {
            if (j === unit) return 0;
            let sum = bias[j]!;
            for (let k = 0; k < size; k++) sum += embeddings[wordId * size + k]! * inputKernel[k * units + j]!;
            for (let k = 0; k < units; k++) sum += state[k]! * recurrentKernel[k * units + j]!;
            return Math.tanh(sum);
          });
        }
        held = sigmoid(state.reduce((sum, value, j) => sum + value * kernel[j]!, readout.bias));
      }
      const changes = tokens.map((_, t) => kernel[unit]! * (at(states, t) - at(states, t - 1)));
      const words = tokens.map((_, t) => t).filter((t) => tokens[t]!.end > tokens[t]!.start);
      words.sort((a, b) => Math.abs(changes[b]!) - Math.abs(changes[a]!));
      return {
        with: sigmoid(logit),
        without: sigmoid(without[unit]!),
        held,
        decisive: without.filter((other) => other > 0 !== logit > 0).length,
        units,
        change: changes[step]!,
        response,
        strongest: tokens[words[0]!]!.text,
      };
    },
    { library, id, text, step, unit },
  );
}

it(
  'units: every figure is that of readings without the word, and of sums over the weights, in every network',
  async () => {
    for (const id of NETWORKS) {
      const { page, complaints, close } = await visit(`#v=1&model=${id}&lens=units`);
      // Another page's: in this one the library would be there twice, and TensorFlow.js says so.
      const other = await visit();
      await hasRead(page);
      await page.getByLabel('A film review').fill(TEXT);
      const panel = page.getByRole('tabpanel');
      const figure = (name: string) => panel.locator(`[data-figure="${name}"]`);
      const number = async (name: string): Promise<number> =>
        Number((await figure(name).innerText()).replace('−', '-').replace(/\s%/, '').replace('+', ''));
      const slider = page.getByRole('slider').first();
      for (const [step, unit] of [
        [6, 3],
        [2, 0],
      ] as const) {
        await panel.getByRole('combobox').selectOption(String(unit));
        await slider.press('Home');
        for (let k = 0; k < step; k++) await slider.press('ArrowRight');
        const wanted = await wantedOf(other.page, id, TEXT, step, unit);
        const atOnce = wanted.response[0]!;
        await expect.poll(() => number('first')).toBeCloseTo(atOnce, 2);
        const [percent, thousandth] = [0.5001, 0.00051];
        const close = (shown: number, value: number, by: number): void =>
          expect(Math.abs(shown - value)).toBeLessThan(by);
        close(await number('first'), atOnce, thousandth);
        close(await number('last'), wanted.response.at(-1)!, thousandth);
        close(await number('change'), wanted.change, thousandth);
        close(await number('with'), Math.min(99, Math.max(1, 100 * wanted.with)), percent);
        close(await number('without'), Math.min(99, Math.max(1, 100 * wanted.without)), percent);
        if (wanted.held !== null) close(await number('held'), Math.min(99, Math.max(1, 100 * wanted.held)), percent);
        expect(await panel.innerText()).toContain(`Its vote changes most at “${wanted.strongest}” (`);
        expect(await figure('decisive').innerText()).toMatch(
          wanted.decisive === 0
            ? `any one of the ${wanted.units} votes away, and the verdict stays`
            : `In this text ${wanted.decisive} of the ${wanted.units} votes`,
        );
        // The last step with more than half is the one before the half-life.
        const half = Math.abs(atOnce) / 2;
        const held = wanted.response.findLastIndex((value) => Math.abs(value) > half);
        const sentence = await figure('half-life').innerText();
        if (held === wanted.response.length - 1) expect(sentence).toMatch(/never falls below half|grows again/);
        else expect(sentence).toMatch(new RegExp(`is gone after ${held + 1} (word|step)s?\\.`));
      }
      expect(complaints).toEqual([]);
      await other.close();
      await close();
    }
  },
  ALL_MS,
);

it('units: the cursor is one, and nothing, one word, unknown words and a long text have something to show', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=units');
  await hasRead(page);
  const panel = page.getByRole('tabpanel');
  const box = page.getByLabel('A film review');
  await box.fill('');
  await panel.getByText('No word of this text changes its vote.').waitFor();
  await panel.getByText('Nothing follows here').waitFor();
  await box.fill('wonderful');
  await panel.getByText('Its vote changes most at “wonderful”').waitFor();
  await box.fill('qqqzz xxyyz');
  await panel.getByText('Its vote changes most at').waitFor();
  await box.fill('dull wonderful '.repeat(2500));
  await panel.getByText('Its vote changes most at').waitFor();
  await page.getByRole('slider').first().press('Home');
  await expect.poll(() => panel.locator('[data-figure=half-life]').innerText()).toContain('“start”');

  await box.fill(TEXT);
  const picture = panel.getByRole('img', { name: 'Change of the unit’s vote at each step' });
  const frame = (await picture.boundingBox())!;
  await picture.click({ position: { x: frame.width - 10, y: 20 } });
  await panel.getByText('Nothing follows here').waitFor();
  await expect.poll(() => panel.innerText()).toContain('to “hated”');
  expect(complaints).toEqual([]);
  await close();
});

it('units: in Chinese too', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=units&lang=zh');
  await hasRead(page);
  await page.getByRole('tabpanel').getByText('它能记多久').waitFor();
  expect(complaints).toEqual([]);
  await close();
});
