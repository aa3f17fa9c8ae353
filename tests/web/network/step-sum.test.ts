import { beforeAll, describe, expect, it } from 'vitest';
import { unitStep } from '../../../web/src/nn/explain';
import { Vocabulary } from '../../../web/src/text/vocabulary';
import type { Card } from '../../../web/src/network/card';
import { Network } from '../../../web/src/network/network';
import type { Reading } from '../../../web/src/network/reading';
import { ready, setBackend } from '../../../web/src/network/tensorflow';
import { parseTopology } from '../../../web/src/network/topology';
import { manifestOf, NamedWeights, weightsOf } from '../../../web/src/network/weights';
import { readExports, type Export } from './exports';

const FLOAT32 = 2e-6;
const WORDS = ['<pad>', '<start>', '<unknown>', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'];

beforeAll(async () => {
  await setBackend('cpu');
  await ready();
});

function read({ modelJson, shards, expected }: Export): Reading {
  const topology = parseTopology(modelJson);
  const weights = weightsOf(topology, new NamedWeights(manifestOf(modelJson), shards));
  const card: Card = {
    id: 'export',
    title: 'Export',
    cell: topology.cell.kind,
    units: topology.cell.units,
    embedding_size: weights.cell.kernel.length / weights.cell.bias.length,
    vocabulary_size: WORDS.length,
    reading: { start_token: null, max_words: null, keep: 'last', pad_to: null },
  };
  // Without the mask, so that every step is a step.
  return new Network(card, new Vocabulary(WORDS), weights, false).readIds(expected.ids);
}

const exports = readExports();

describe('the products of a unit’s step add up to what the reading has', () => {
  it('covers every kind of cell, and both places of the reset gate', () => {
    const kinds = exports.map(({ modelJson }) => parseTopology(modelJson).cell);
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['simple-rnn', 'gru', 'lstm']));
    expect(new Set(kinds.filter(({ kind }) => kind === 'gru').map((cell) => cell.resetAfter)).size).toBe(2);
  });

  it.each(exports.map((found) => [found.name, found] as const))('%s', (_, found) => {
    const reading = read(found);
    const { weights, units } = reading.network;
    const size = weights.cell.kernel.length / weights.cell.bias.length;
    for (const [t, { id }] of reading.tokens.entries()) {
      const inner = reading.inner(t, t + 1);
      const given = {
        x: weights.embeddings.subarray(id * size, (id + 1) * size),
        state: t > 0 ? reading.states.subarray((t - 1) * units, t * units) : new Float32Array(units),
        memory: (t > 0 ? reading.inner(t - 1, t)['memory'] : undefined) ?? new Float32Array(units),
      };
      for (let unit = 0; unit < units; unit++) {
        const step = unitStep(weights.cell, given, unit);
        expect(Math.abs(step.state - reading.states[t * units + unit]!)).toBeLessThan(FLOAT32);
        if (step.memory !== null) expect(Math.abs(step.memory - inner['memory']![unit]!)).toBeLessThan(FLOAT32);
        for (const sum of step.sums) {
          expect(sum.input).toHaveLength(size);
          expect(sum.recurrent).toHaveLength(units);
          if (sum.name === 'state') {
            expect(Math.abs(sum.inputTotal - inner['input']![unit]!)).toBeLessThan(FLOAT32);
            expect(Math.abs(sum.recurrentTotal - inner['recurrent']![unit]!)).toBeLessThan(FLOAT32);
          } else expect(Math.abs(sum.value - inner[sum.name]![unit]!)).toBeLessThan(FLOAT32);
        }
      }
    }
  });

  it('names a unit that is not there', () => {
    const { network } = read(exports[0]!);
    const none = { x: new Float32Array(), state: new Float32Array(), memory: new Float32Array() };
    expect(() => unitStep(network.weights.cell, none, network.units)).toThrow('there is no unit');
  });
});
