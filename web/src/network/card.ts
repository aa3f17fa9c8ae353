import type { ReadingRule } from '../text/token';

/** One text with everything Keras computed for it from the exported weights. */
export interface GoldenReading {
  readonly text: string;
  readonly ids: readonly number[];
  /** Steps × units. */
  readonly states: readonly (readonly number[])[];
  /** Steps: P(positive). */
  readonly outputs: readonly number[];
  /** Of the last logit, for some of the texts: steps × embedding size and steps × units. */
  readonly gradients?: {
    readonly inputs: readonly (readonly number[])[];
    readonly states: readonly (readonly number[])[];
  };
}

/** What card.json says of a network; see the model directory contract in ARCHITECTURE.md. */
export interface Card {
  readonly id: string;
  readonly title: string;
  readonly cell: string;
  readonly units: number;
  readonly embedding_size: number;
  readonly vocabulary_size: number;
  readonly reading: ReadingRule;
  /** Names of output 0 and output 1; a tagger's classes, in the order of its outputs. */
  readonly classes?: readonly string[];
  readonly metrics?: Readonly<Record<string, unknown>>;
  readonly training?: Readonly<Record<string, unknown>>;
  /** How many snapshots of its training lie in `checkpoints/`. */
  readonly checkpoints?: number;
  readonly files?: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;
  readonly golden?: readonly GoldenReading[];
}

const REQUIRED: Readonly<Record<string, 'string' | 'number' | 'object'>> = {
  id: 'string',
  title: 'string',
  cell: 'string',
  units: 'number',
  embedding_size: 'number',
  vocabulary_size: 'number',
  reading: 'object',
};

/**
 * Checks the parts of card.json that reading depends on.
 *
 * @throws TypeError naming the first field that is missing or of the wrong kind.
 */
export function parseCard(value: unknown): Card {
  if (typeof value !== 'object' || value === null) throw new TypeError('card.json is not a JSON object');
  const record = value as Record<string, unknown>;
  for (const [field, kind] of Object.entries(REQUIRED)) {
    const found = record[field];
    if (typeof found !== kind || found === null) {
      throw new TypeError(`card.json: "${field}" is ${JSON.stringify(found) ?? 'missing'}, and must be a ${kind}`);
    }
  }
  const rule = record['reading'] as Record<string, unknown>;
  for (const field of ['start_token', 'max_words', 'pad_to']) {
    const found = rule[field];
    const isCount = typeof found === 'number' && Number.isInteger(found) && found >= 0;
    if (found !== null && !isCount) {
      throw new TypeError(
        `card.json: "reading.${field}" is ${JSON.stringify(found) ?? 'missing'}, and must be a whole number or null`,
      );
    }
  }
  if (rule['keep'] !== 'first' && rule['keep'] !== 'last') {
    throw new TypeError(
      `card.json: "reading.keep" is ${JSON.stringify(rule['keep']) ?? 'missing'}, and must be "first" or "last"`,
    );
  }
  return value as Card;
}
