import type { Network, Reading } from 'unrolled';
import { isPlain, lackOf } from './needs';
import { colouringOf, type Mode } from '../../plot/strip-content';

/** What the heatmap can show of a network: its states and votes, an LSTM's cell memory, and the gates its cell has. */
export function modesOf(network: Network): readonly Mode[] {
  const { definition, hasMemory } = network;
  if (lackOf(network, ['cell']) !== null) return ['state'];
  const gates = definition.sums.filter((name) => name.endsWith('Gate')) as Mode[];
  return ['state', ...(isPlain(network) ? (['vote'] as const) : []), ...(hasMemory ? (['c'] as const) : []), ...gates];
}

/** Values made last: a text that begins like the one before needs only what follows. */
let kept: { readonly reading: Reading; readonly mode: Mode; readonly values: Float32Array } | null = null;

/** Steps × units, row-major: what the cells of the heatmap are coloured by, before any weight. */
export function valuesOf(mode: Mode, reading: Reading): Float32Array {
  if (mode !== 'c' && colouringOf(mode) !== 'gate') return reading.states;
  if (kept?.reading === reading && kept.mode === mode) return kept.values;
  const steps = reading.tokens.length;
  const { units } = reading.network;
  const values = new Float32Array(steps * units);
  let known = 0;
  if (kept?.mode === mode && kept.reading.network === reading.network) {
    const { tokens } = kept.reading;
    while (known < Math.min(steps, tokens.length) && tokens[known]!.id === reading.tokens[known]!.id) known++;
    values.set(kept.values.subarray(0, known * units));
  }
  if (known < steps) values.set(reading.inner(known, steps)[mode === 'c' ? 'memory' : mode]!, known * units);
  kept = { reading, mode, values };
  return values;
}
