import { describe, expect, it } from 'vitest';
import { CELLS } from '../../../web/src/nn/cells';
import { activated } from '../../../web/src/nn/explain';
import type { Reading } from '../../../web/src/network/reading';
import { parseTopology } from '../../../web/src/network/topology';
import { openExport, readExports, type Export } from './exports';

const FLOAT32 = 2e-6;

/** Without the mask, so that every step is a step. */
const read = (found: Export): Reading => openExport(found, false).readIds(found.expected.ids);

const exports = readExports();

describe('the products of a unit’s step add up to what the reading has', () => {
  it('covers every kind of cell, and both places of the reset gate', () => {
    const kinds = exports.map(({ modelJson }) => parseTopology(modelJson).layers[0]!.cell);
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['simple-rnn', 'gru', 'lstm']));
    expect(new Set(kinds.filter(({ kind }) => kind === 'gru').map((cell) => cell.resetAfter)).size).toBe(2);
  });

  it.each(exports.map((found) => [found.name, found] as const))('%s', (_, found) => {
    const reading = read(found);
    const { cellWeights, units, embeddingSize: size } = reading.network;
    const { explain } = CELLS[cellWeights.kind];
    for (const t of reading.tokens.keys()) {
      const inner = reading.inner(t, t + 1);
      const given = {
        x: reading.inputAt(t),
        state: t > 0 ? reading.states.subarray((t - 1) * units, t * units) : new Float32Array(units),
        memory: (t > 0 ? reading.inner(t - 1, t)['memory'] : undefined) ?? new Float32Array(units),
      };
      for (let unit = 0; unit < units; unit++) {
        const step = explain(cellWeights, given, unit);
        expect(Math.abs(step.state - reading.states[t * units + unit]!)).toBeLessThan(FLOAT32);
        for (const { makes, value, terms } of step.blends) {
          const kept = makes === 'memory' ? inner['memory']![unit]! : reading.states[t * units + unit]!;
          expect(Math.abs(value - kept)).toBeLessThan(FLOAT32);
          const total = terms.reduce(
            (sum, factors) =>
              sum +
              factors.reduce((product, { value: f, through }) => product * (through ? activated(through, f) : f), 1),
            0,
          );
          expect(Math.abs(total - value)).toBeLessThan(FLOAT32);
        }
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
    const { cellWeights, units } = read(exports[0]!).network;
    const none = { x: new Float32Array(), state: new Float32Array(), memory: new Float32Array() };
    expect(() => CELLS[cellWeights.kind].explain(cellWeights, none, units)).toThrow('there is no unit');
  });
});
