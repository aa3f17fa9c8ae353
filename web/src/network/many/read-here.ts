import type { Network } from '../network';
import type { Batch, BatchResult } from './batch';
import { EightBits } from './eight-bits';
import type { Keep } from './many';

/** Reads a batch where there is no worker: text after text, as `Network.read` does, with no code of its own to fetch. */
export function readHere(network: Network, texts: Batch, keep: Keep): BatchResult {
  const { units } = network;
  const { outputs } = network.weights.head;
  const final = new Float32Array(texts.length * outputs);
  const steps = new Uint32Array(texts.length);
  const last = keep === 'last' ? new Float32Array(texts.length * units) : null;
  const kept = keep === 'states' ? new EightBits(texts.length) : null;
  for (const [k, text] of texts.entries()) {
    const reading = typeof text === 'string' ? network.read(text) : network.readIds(text);
    const { states } = reading;
    steps[k] = reading.tokens.length;
    final.set(reading.final, k * outputs);
    last?.set(states.subarray(Math.max(0, states.length - units)), k * units);
    kept?.add(states);
    kept?.endText(k);
  }
  return { final, steps, last, values: kept && kept.values, scales: kept && kept.scales };
}
