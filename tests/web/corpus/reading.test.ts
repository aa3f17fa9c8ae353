/** A network of random weights reads a small corpus, here and in NumPy: `python -m tests.training.corpus_reading`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { barcodesOf, type ReadText } from '../../../web/src/corpus/modifiers';
import { nearestMoments, type CorpusStates } from '../../../web/src/corpus/moments';
import { Places } from '../../../web/src/corpus/places';
import { costsOfSilence } from '../../../web/src/corpus/silencing';
import { unitFigures } from '../../../web/src/corpus/units';
import { wordIdsOf } from '../../../web/src/corpus/word-ids';
import { parseCard } from '../../../web/src/network/card';
import { readHere } from '../../../web/src/network/many/read-here';
import { Network } from '../../../web/src/network/network';
import { Vocabulary } from '../../../web/src/text/vocabulary';

type Numbers = readonly number[];
interface Fixture {
  readonly words: readonly string[];
  readonly units: number;
  readonly embeddings: Numbers;
  readonly kernel: Numbers;
  readonly recurrentKernel: Numbers;
  readonly bias: Numbers;
  readonly readout: Numbers;
  readonly readoutBias: number;
  readonly texts: readonly string[];
  readonly labels: Numbers;
  readonly moments: readonly { row: number; step: number; nearest: [row: number, step: number, distance: number][] }[];
  readonly modifiers: readonly {
    word: string;
    places: number;
    slopes: (number | null)[];
    errors: (number | null)[];
    near: number;
    error: number;
    own: number;
  }[];
  readonly figures: readonly {
    unit: number;
    highest: Numbers;
    lowest: Numbers;
    raise: [id: number, move: number][];
    lower: [id: number, move: number][];
    memory: Numbers;
    halfLife: number | null;
  }[];
  readonly rightWithout: readonly (readonly boolean[])[];
}
const fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/corpus-reading.json', import.meta.url), 'utf8'),
) as Fixture;
const { units, texts } = fixture;

/** Float32 rounding over some twenty steps of a GRU. */
const ROUNDING = 5e-6;
/** A slope is a quotient of small differences of logits. */
const SLOPE_ROUNDING = 5e-5;

const network = ((): Network => {
  const { words, embeddings, kernel, recurrentKernel, bias, readout, readoutBias } = fixture;
  const embeddingSize = embeddings.length / words.length;
  const forward = {
    kind: 'gru',
    units,
    activation: 'tanh',
    recurrentActivation: 'sigmoid',
    resetAfter: false,
    kernel: Float32Array.from(kernel),
    recurrentKernel: Float32Array.from(recurrentKernel),
    bias: Float32Array.from(bias),
    recurrentBias: null,
  } as const;
  const head = {
    kind: 'sigmoid',
    per: 'text',
    outputs: 1,
    kernel: Float32Array.from(readout),
    bias: Float32Array.of(readoutBias),
  } as const;
  const card = parseCard({
    id: 'random',
    title: 'Random',
    cell: 'GRU',
    units,
    embedding_size: embeddingSize,
    vocabulary_size: words.length,
    reading: { start_token: 1, max_words: null, keep: 'last', pad_to: null },
  });
  const layers = [{ forward, backward: null }];
  const weights = { embeddings: Float32Array.from(embeddings), embeddingSize, layers, pooling: null, head };
  return new Network(card, new Vocabulary([...words]), weights, false);
})();
const words = texts.map((text) => wordIdsOf(network.tokensOf(text)));

const states = ((): CorpusStates => {
  const { values, scales, steps } = readHere(network, texts, 'states');
  const starts = Uint32Array.from([0, ...steps]);
  for (let row = 0; row < texts.length; row++) starts[row + 1]! += starts[row]!;
  return { values: values!, scales: scales!, starts, units };
})();
/** How far a value in eight bits may be from the state itself. */
const eightBits = Math.max(...states.scales) / 2 + ROUNDING;

it.each(fixture.moments)(
  'the moments nearest to step $step of text $row are NumPy’s',
  async ({ row, step, nearest }) => {
    const query = network.read(texts[row]!).states.subarray(step * units, (step + 1) * units);
    const found = await nearestMoments(states, query, { count: nearest.length, skip: (other) => other === row });
    // Each unit is off by half a step of its scale at most.
    const tolerance = eightBits * Math.sqrt(units);
    for (const [k, { distance }] of found.entries())
      expect(Math.abs(distance - nearest[k]![2]), `neighbour ${k}`).toBeLessThan(tolerance);
    // Whatever is nearer than the last of them by more than that is among them.
    const here = new Set(found.map(({ row, step }) => `${row} ${step}`));
    const certain = nearest.filter(([, , distance]) => distance < nearest.at(-1)![2] - 2 * tolerance);
    for (const [other, at] of certain) expect(here).toContain(`${other} ${at}`);
    expect(certain.length).toBeGreaterThan(0);
  },
);

describe('how words modify those after them', () => {
  const read = (row: number): ReadText => {
    const reading = network.read(texts[row]!);
    const ids = reading.tokens.map(({ id }) => id);
    return {
      words: words[row]!,
      logits: reading.logits,
      without: (step, end) => network.readIds([...ids.slice(0, step), ...ids.slice(step + 1, end)], reading).logits,
    };
  };
  const places = new Places(1000);
  for (const [row, own] of words.entries()) places.add(row, own);

  it.each(fixture.modifiers)('“$word” as NumPy measures it', async (wanted) => {
    const id = fixture.words.indexOf(wanted.word);
    const found = (await barcodesOf(new Map([[id, places.of(id)]]), read, fixture.readoutBias)).get(id)!;
    expect(found.places).toBe(wanted.places);
    for (const [k, slope] of wanted.slopes.entries()) {
      expect(Math.abs(found.slopes[k]! - slope!), `slope ${k}`).toBeLessThan(SLOPE_ROUNDING);
      expect(Math.abs(found.errors[k]! - wanted.errors[k]!), `error ${k}`).toBeLessThan(SLOPE_ROUNDING);
    }
    expect(Math.abs(found.near - wanted.near)).toBeLessThan(SLOPE_ROUNDING);
    expect(Math.abs(found.error - wanted.error)).toBeLessThan(SLOPE_ROUNDING);
    expect(Math.abs(found.own - wanted.own)).toBeLessThan(SLOPE_ROUNDING);
  });

  it('reading on from a text shared with it gives the same numbers bit for bit', () => {
    const { without, logits } = read(5);
    const ids = network.idsOf(texts[5]!);
    const alone = network.readIds([...ids.slice(0, 3), ...ids.slice(4)]).logits;
    expect(Array.from(without(3, ids.length))).toEqual([...alone]);
    expect(Array.from(without(3, 6))).toEqual([...alone.slice(0, 5)]);
    // The text itself is as it was.
    expect(Array.from(logits)).toEqual([...network.read(texts[5]!).logits]);
  });
});

it.each(fixture.figures)('what unit $unit does over the corpus is NumPy’s', async (wanted) => {
  const count = wanted.highest.length;
  const found = await unitFigures(states, wanted.unit, (row) => words[row]!, { count, apart: 0 });
  const near = (a: Numbers, b: Numbers, tolerance: number): void => {
    expect(a).toHaveLength(b.length);
    for (const [k, value] of b.entries()) expect(Math.abs(a[k]! - value), String(k)).toBeLessThan(tolerance);
  };
  const valuesOf = (strong: readonly { value: number }[]): Numbers => strong.map(({ value }) => value);
  near(valuesOf(found.highest), wanted.highest, eightBits);
  near(valuesOf(found.lowest), wanted.lowest, eightBits);
  for (const side of ['raise', 'lower'] as const) {
    const moves = new Map(wanted[side]);
    for (const { id, change } of found[side]) {
      expect([...moves.keys()]).toContain(id);
      expect(Math.abs(change - moves.get(id)!)).toBeLessThan(2 * eightBits);
    }
    const changes = found[side].map(({ change }) => change);
    near(changes, wanted[side].slice(0, count).map(([, move]) => move), 2 * eightBits); // prettier-ignore
  }
  near([...found.memory].slice(0, wanted.memory.length), wanted.memory, 0.02);
  expect(found.halfLife).toBe(wanted.halfLife);
});

it('silencing a unit makes as many texts right as in NumPy, text by text', async () => {
  const [asIs, ...without] = fixture.rightWithout as [readonly boolean[], ...(readonly boolean[])[]];
  const readings = texts.map((text) => network.read(text));
  const isRight = (k: number, probability: number): boolean => Number(probability >= 0.5) === fixture.labels[k];
  expect(readings.map(({ probability }, k) => isRight(k, probability))).toEqual(asIs);
  const costs = await costsOfSilence([...asIs], units, (k, unit) => {
    const right = isRight(k, readings[k]!.replay(0, { kind: 'hold', unit, value: 0 }).probability);
    expect(right, `text ${k} without unit ${unit}`).toBe(without[unit]![k]);
    return right;
  });
  for (const { unit, right, p } of costs) {
    expect(right).toBe(without[unit]!.filter((each) => each).length);
    expect(p).toBeGreaterThan(0);
  }
  expect(costs.map(({ right }) => right)).toEqual(costs.map(({ right }) => right).toSorted((a, b) => a - b));
  expect(new Set(costs.map(({ right }) => right)).size).toBeGreaterThan(2);
});
