import type { Network, Reading } from 'unrolled';
import type { NetworkRecord, ReadingRecord } from '../analysis/export/record';
import { wordEffects } from '../analysis/ledger';
import { alongInputs } from '../analysis/norms';

/** Everything of a reading that goes into a file. */
export function recordOf(reading: Reading, sha256: string): ReadingRecord {
  const { network, tokens, logits } = reading;
  const gradients = reading.gradients();
  const ids = tokens.map(({ id }) => id);
  return {
    network: networkRecord(network, sha256),
    text: reading.text,
    tokens,
    skipped: reading.skipped,
    states: reading.states,
    logits,
    outputs: reading.outputs,
    changes: wordEffects(logits, network.readout.bias),
    gradients: {
      ...gradients,
      along: alongInputs(gradients.inputs, network.embeddings, ids, network.embeddingSize),
    },
  };
}

function networkRecord({ card, units, embeddingSize, classes }: Network, sha256: string): NetworkRecord {
  const { id, title, layers, vocabulary_size, reading } = card;
  const cell = layers.at(-1)?.kind ?? 'none';
  return { id, title, sha256, cell, units, embedding_size: embeddingSize, vocabulary_size, classes, reading };
}
