import type { Card, Reading } from 'unrolled';
import type { NetworkRecord, ReadingRecord } from '../core/export/record';
import { wordEffects } from '../core/ledger';
import { alongInputs } from '../core/norms';

/** Everything of a reading that goes into a file. */
export function recordOf(reading: Reading, sha256: string): ReadingRecord {
  const { network, tokens, logits } = reading;
  const { weights, card } = network;
  const gradients = reading.gradients();
  const ids = tokens.map(({ id }) => id);
  return {
    network: networkRecord(card, sha256),
    text: reading.text,
    tokens,
    skipped: reading.skipped,
    states: reading.states,
    logits,
    outputs: reading.outputs,
    changes: wordEffects(logits, weights.readout.bias),
    gradients: {
      ...gradients,
      along: alongInputs(gradients.inputs, weights.embeddings, ids, card.embedding_size),
    },
  };
}

function networkRecord(card: Card, sha256: string): NetworkRecord {
  const { id, title, cell, units, embedding_size, vocabulary_size, reading } = card;
  const classes = card.classes ?? ['negative', 'positive'];
  return { id, title, sha256, cell, units, embedding_size, vocabulary_size, classes, reading };
}
