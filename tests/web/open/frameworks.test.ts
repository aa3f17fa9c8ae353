import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openNetwork } from 'unrolled';
import { savedNetworks } from './frameworks';

const [OUTPUT, STATE, HALF] = [5e-6, 1e-5, 2e-3];
/** Four SimpleRNN amplify the rounding of float32: what Keras gives is as far from the same sums in double precision. */
const ROUNDING: Readonly<Record<string, number>> = { 'rnn-stacked/k2.h5': 3e-5 };

const farthest = (found: ArrayLike<number>, wanted: readonly number[]): number => {
  expect(found.length).toBe(wanted.length);
  return wanted.reduce((most, value, i) => Math.max(most, Math.abs(found[i]! - value)), 0);
};

/** Largest differences, for whoever names a file to write them to. */
const REPORT = process.env['FRAMEWORKS_REPORT'];

describe.each(savedNetworks())('$name', ({ name, case: { texts }, files, answers }) => {
  it('gives what the framework gives, for every text and for its ids', async () => {
    const { network, assumed } = await openNetwork(files, answers);
    const isHalf = name.startsWith('mixed-float16');
    const most = { output: 0, state: 0 };
    for (const { text, ids, output, last, states_of_last_layer: all } of texts) {
      const readings = [network.read(text), ...(ids ? [network.readIds(ids)] : [])];
      if (ids) expect(readings[0]!.tokens.map((token) => token.id)).toEqual(ids);
      for (const reading of readings) {
        most.output = Math.max(most.output, farthest(reading.final, output));
        for (const [layer, state] of (last ?? []).entries()) {
          // Of a layer that gives every state, the last of those; otherwise what each direction ends with.
          const rows = [reading.lastState(layer), reading.layer(layer).slice(-state.length)];
          most.state = Math.max(most.state, Math.min(...rows.map((row) => farthest(row, state))));
        }
        if (all) most.state = Math.max(most.state, farthest(reading.states, all.flat()));
      }
    }
    if (REPORT)
      appendFileSync(
        REPORT,
        `${name}: output ${most.output.toExponential(1)}, states ${most.state.toExponential(1)}; assumed ${assumed.map((each) => each.name).join(', ')}\n`,
      );
    expect(most.output).toBeLessThan(isHalf ? HALF : OUTPUT);
    expect(most.state).toBeLessThan(isHalf ? HALF : (ROUNDING[name] ?? STATE));
  });
});
