import { describe, expect, it } from 'vitest';
import type { Network } from '../../../web/src/network/network';
import { parseTopology } from '../../../web/src/network/topology';
import { manifestOf, NamedWeights, weightsOf } from '../../../web/src/network/weights';
import { openExport, readExports } from './exports';

const exports = readExports();

/** What storing a weight in fewer bits may cost at the output. */
function toleranceOf(name: string): number {
  if (name.endsWith('uint8')) return 0.02;
  return name.endsWith('float16') || name.endsWith('uint16') ? 1e-3 : 1e-6;
}

describe('opens what Keras writes, from either Keras, in any storage', () => {
  it('finds the exports', () => expect(exports).toHaveLength(18));

  it.each(exports.map((found) => [found.name, found] as const))('%s', (name, found) => {
    const network = openExport(found);
    const reading = network.readIds(found.expected.ids);
    const differences = found.expected.outputs.map((output, t) => {
      const isLogit = name.endsWith('logit');
      return Math.abs(output - (isLogit ? reading.logits[t]! : reading.outputs[t]!));
    });
    expect(Math.max(...differences)).toBeLessThan(toleranceOf(name));
  });
});

describe('refuses what it would read wrongly, and says why', () => {
  const found = exports.find(({ name }) => name === 'keras2-functional-lstm')!;
  const changed = (change: (layers: { class_name: string; config: Record<string, unknown> }[]) => void): unknown => {
    const copy = structuredClone(found.modelJson) as unknown as {
      modelTopology: {
        model_config: { config: { layers: { class_name: string; config: Record<string, unknown> }[] } };
      };
    };
    change(copy.modelTopology.model_config.config.layers);
    return copy;
  };

  it('a layer of another kind', () => {
    const model = changed((layers) => (layers[2]!.class_name = 'Attention'));
    expect(() => parseTopology(model)).toThrow('model.json has Embedding → Attention → Dense; supported is');
  });

  it('a Dense layer before the last', () => {
    const model = changed((layers) => layers.push({ class_name: 'Dense', config: { name: 'more' } }));
    expect(() => parseTopology(model)).toThrow('Embedding → LSTM → Dense → Dense');
  });

  it('an unknown activation of a cell or of the head, or a network that reads backwards', () => {
    expect(() => parseTopology(changed((layers) => (layers[2]!.config['activation'] = 'gelu')))).toThrow('"gelu"');
    expect(() =>
      parseTopology(changed((layers) => (layers[2]!.config['recurrent_activation'] = 'hard_sigmoid'))),
    ).toThrow('recurrent_activation is "hard_sigmoid"');
    expect(() => parseTopology(changed((layers) => (layers[3]!.config['activation'] = 'relu')))).toThrow('"relu"');
    expect(() => parseTopology(changed((layers) => (layers[2]!.config['go_backwards'] = true)))).toThrow(
      'go_backwards',
    );
  });

  it('something that is no network', () => {
    for (const model of [null, 7, 'text', {}, { modelTopology: {} }, { modelTopology: { config: { layers: [1] } } }]) {
      expect(() => parseTopology(model)).toThrow(TypeError);
      expect(() => manifestOf(model)).toThrow('no weightsManifest');
    }
  });

  it('weights that are cut short, missing, misshapen, or not numbers', () => {
    const topology = parseTopology(found.modelJson);
    const manifest = manifestOf(found.modelJson);
    expect(() => weightsOf(topology, new NamedWeights(manifest, [found.shards[0]!.slice(4)]))).toThrow(
      /have \d+ bytes, and the weights/,
    );
    const others = { ...topology, head: { ...topology.head, layer: 'elsewhere' } };
    expect(() => weightsOf(others, new NamedWeights(manifest, found.shards))).toThrow(
      'the weights lack "kernel" of layer "elsewhere"',
    );
    const [layer] = topology.layers;
    const wider = { ...topology, layers: [{ ...layer!, cell: { ...layer!.cell, units: 6 } }] };
    expect(() => weightsOf(wider, new NamedWeights(manifest, found.shards))).toThrow(RangeError);
    const poisoned = found.shards[0]!.slice(0);
    new Float32Array(poisoned)[3] = Number.NaN;
    expect(() => weightsOf(topology, new NamedWeights(manifest, [poisoned]))).toThrow('not finite');
  });
});

describe('reading', () => {
  const network = (): Network => openExport(exports.find(({ name }) => name === 'keras2-functional-lstm')!);
  const randomText = (next: () => number): string =>
    Array.from({ length: next() % 12 }, () => ['w3', 'w4', 'w5', 'zzz', 'w8.', 'w7'][next() % 6]).join(
      next() % 2 ? ' ' : '  ',
    );

  it('on from an earlier reading is the same, bit for bit, as reading afresh', () => {
    const reader = network();
    let seed = 11;
    const next = (): number => (seed = (seed * 16807) % 2147483647);
    let last = reader.read('');
    for (let trial = 0; trial < 500; trial++) {
      const text = next() % 2 ? last.text + randomText(next) : randomText(next);
      const earlier = next() % 3 ? last : reader.read(randomText(next));
      const on = reader.read(text, earlier);
      const afresh = reader.read(text);
      expect(on.tokens).toEqual(afresh.tokens);
      expect(on.states).toEqual(afresh.states);
      expect(on.logits).toEqual(afresh.logits);
      expect(on.gradients()).toEqual(afresh.gradients());
      last = on;
    }
  });

  it('leaves earlier readings as they were', () => {
    const reader = network();
    const first = reader.read('w3 w4');
    const kept = [...first.states];
    reader.read('w3 w4 w5 w6', first);
    reader.read('w3 w7 w5 w6', first);
    expect([...first.states]).toEqual(kept);
    expect(first.tokens).toHaveLength(2);
  });

  it('of no words, of one, and of a hundred thousand ends with an answer', () => {
    const reader = network();
    const none = reader.read('');
    expect([none.tokens.length, none.states.length]).toEqual([0, 0]);
    expect(none.probability).toBeCloseTo(1 / (1 + Math.exp(-reader.readout.bias)), 6);
    expect(none.gradients().inputs).toHaveLength(0);
    expect(reader.read('w3').tokens).toHaveLength(1);
    const long = reader.read('w3 w4 '.repeat(50_000));
    expect(long.tokens).toHaveLength(100_000);
    expect(Number.isFinite(long.probability)).toBe(true);
  });

  it('in slices gives what reading at once gives, lets others run between, and can be stopped', async () => {
    const reader = network();
    const text = 'w3 w4 w5 zzz '.repeat(15_000);
    let turns = 0;
    const clock = setInterval(() => turns++, 0);
    const sliced = await reader.readInSlices(text);
    clearInterval(clock);
    expect(turns).toBeGreaterThan(0);
    expect(sliced.states).toEqual(reader.read(text).states);
    const stop = new AbortController();
    const pending = reader.readInSlices(text, { signal: stop.signal });
    stop.abort();
    await expect(pending).rejects.toThrow('abort');
  });

  it('in slices is not disturbed by readings that go on from the same one meanwhile', async () => {
    const reader = network();
    const first = reader.read('w3 w4 ');
    const text = `w3 w4 ${'w5 w6 zzz '.repeat(15_000)}`;
    const pending = reader.readInSlices(text, { previous: first });
    const between = reader.read('w3 w4 w7 w8 w7', first);
    const sliced = await pending;
    expect(sliced.states).toEqual(reader.read(text).states);
    expect(between.states).toEqual(reader.read('w3 w4 w7 w8 w7').states);
  });

  it('is refused after dispose, and by ids outside the embedding', () => {
    const reader = network();
    expect(() => reader.readIds([0, 99])).toThrow('id 99 is outside the embedding, which has 9 rows');
    reader.dispose();
    expect(() => reader.read('w3')).toThrow('was disposed');
  });

  it('tells what each step computed on the way', () => {
    const { memory, inputGate, outputGate } = network().read('w3 w4').inner();
    expect(memory).toHaveLength(10);
    for (const gate of [...inputGate!, ...outputGate!]) expect(gate).toBeGreaterThan(0);
    for (const { name } of exports) {
      const reading = openExport(exports.find((found) => found.name === name)!).read('w3 w4 w5 w6');
      for (const [part, values] of Object.entries(reading.inner(1, 3))) {
        expect(values, part).toEqual(reading.inner()[part]!.slice(5, 15));
      }
    }
    const rnn = openExport(exports.find(({ name }) => name === 'keras2-sequential-rnn')!);
    const reading = rnn.read('w3 w4 w5');
    const { input, recurrent } = reading.inner();
    const { bias } = rnn.cellWeights;
    reading.states.forEach((state, at) => {
      expect(state).toBeCloseTo(Math.tanh(input![at]! + recurrent![at]! + bias[at % rnn.units]!), 5);
    });
  });
});
