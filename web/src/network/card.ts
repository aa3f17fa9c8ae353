import type { Pooling } from '../nn/pooling';
import type { ReadingRule } from '../text/token';
import { tokeniserOf, type TokeniserSettings } from '../text/tokenisers';

/** One text with everything Keras computed for it from the exported weights. */
export interface GoldenReading {
  readonly text: string;
  readonly ids: readonly number[];
  /** Steps × size of the last recurrent layer. */
  readonly states: readonly (readonly number[])[];
  /** Steps: P(class 1), of networks with two classes. */
  readonly outputs?: readonly number[];
  /** Where there are several layers, the states of each. */
  readonly layers?: readonly (readonly (readonly number[])[])[];
  /** Steps × outputs, of networks with other heads. */
  readonly scores?: readonly (readonly number[])[];
  /** Outputs, of networks with a layer that reads backward. */
  readonly final?: readonly number[];
  /** Of the last logit, for some of the texts: steps × embedding size and steps × units. */
  readonly gradients?: {
    readonly inputs: readonly (readonly number[])[];
    readonly states: readonly (readonly number[])[];
  };
}

/** A recurrent layer, as a card describes it. */
export interface CardLayer {
  /** Class of the cell: `SimpleRNN`, `GRU`, `LSTM`, `MinGRU`. */
  readonly kind: string;
  /** Of one direction. */
  readonly units: number;
  readonly direction: 'forward' | 'backward' | 'both';
}

/** What card.json says of a network, in format 2; see the model directory contract in ARCHITECTURE.md. */
export interface Card {
  readonly id: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly tokeniser: TokeniserSettings;
  readonly embedding: { readonly rows: number; readonly size: number; readonly masked: boolean };
  /** From the words up; none where the head reads embedded words. */
  readonly layers: readonly CardLayer[];
  readonly pooling: Pooling | null;
  readonly head: {
    readonly kind: 'sigmoid' | 'softmax' | 'labels';
    readonly per: 'text' | 'token';
    /** Their names, in the order of the outputs; of a sigmoid, class 0 and class 1. */
    readonly classes: readonly string[];
  };
  readonly vocabulary_size: number;
  readonly reading: ReadingRule;
  /** How far states reach, and votes (state × readout weight): a high quantile of their sizes. */
  readonly scale?: { readonly state: number; readonly vote: number };
  readonly metrics?: Readonly<Record<string, unknown>>;
  readonly training?: Readonly<Record<string, unknown>>;
  /** How many snapshots of its training lie in `checkpoints/`. */
  readonly checkpoints?: number;
  readonly files?: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;
  readonly golden?: readonly GoldenReading[];
}

type Fields = Readonly<Record<string, unknown>>;
type Kind = 'string' | 'number' | 'object';

const REQUIRED: Readonly<Record<string, Kind>> = {
  id: 'string',
  title: 'string',
  vocabulary_size: 'number',
  reading: 'object',
};
const FORMAT_1: Readonly<Record<string, Kind>> = { cell: 'string', units: 'number', embedding_size: 'number' };
const FORMAT_2: Readonly<Record<string, Kind>> = {
  language: 'string',
  tokeniser: 'object',
  embedding: 'object',
  layers: 'object',
  head: 'object',
};

/**
 * Checks the parts of card.json that reading depends on, and brings a card of format 1 into format 2.
 *
 * @throws TypeError naming the first field that is missing or of the wrong kind.
 */
export function parseCard(value: unknown): Card {
  if (typeof value !== 'object' || value === null) throw new TypeError('card.json is not a JSON object');
  const fields = value as Fields;
  const { format = 1 } = fields;
  if (format !== 1 && format !== 2) {
    throw new TypeError(`card.json: "format" is ${JSON.stringify(format)}, and must be 1 or 2`);
  }
  expectKinds(fields, { ...REQUIRED, ...(format === 1 ? FORMAT_1 : FORMAT_2) });
  expectRule(fields['reading'] as Fields);
  const card = (format === 1 ? upgraded(fields) : fields) as unknown as Card;
  tokeniserOf(card.tokeniser);
  for (const [name, reach] of Object.entries(card.scale ?? {})) {
    if (typeof reach !== 'number' || !(reach > 0)) {
      throw new TypeError(`card.json: "scale.${name}" is ${JSON.stringify(reach)}, and must be a number above 0`);
    }
  }
  if (!Array.isArray(card.layers) || !Array.isArray(card.head.classes)) {
    throw new TypeError('card.json: "layers" and "head.classes" must be lists');
  }
  return card;
}

function expectKinds(fields: Fields, kinds: Readonly<Record<string, Kind>>): void {
  for (const [field, kind] of Object.entries(kinds)) {
    const found = fields[field];
    if (typeof found !== kind || found === null) {
      throw new TypeError(`card.json: "${field}" is ${JSON.stringify(found) ?? 'missing'}, and must be a ${kind}`);
    }
  }
}

function expectRule(rule: Fields): void {
  const isCount = (found: unknown): boolean => typeof found === 'number' && Number.isInteger(found) && found >= 0;
  for (const field of ['start_token', 'max_words', 'pad_to']) {
    if (rule[field] !== null && !isCount(rule[field])) complain(rule, field, 'a whole number or null');
  }
  if (rule['keep'] !== 'first' && rule['keep'] !== 'last') complain(rule, 'keep', '"first" or "last"');
  const { pad_at: padAt = 'end', unknown = 'dropped' } = rule;
  if (padAt !== 'start' && padAt !== 'end') complain(rule, 'pad_at', '"start" or "end"');
  if (unknown !== 'dropped' && !isCount(unknown)) complain(rule, 'unknown', 'an id or "dropped"');
}

function complain(rule: Fields, field: string, wanted: string): never {
  const found = JSON.stringify(rule[field]) ?? 'missing';
  throw new TypeError(`card.json: "reading.${field}" is ${found}, and must be ${wanted}`);
}

/** Format 1 knew one cell, one output or a softmax for every word, and English words. */
function upgraded(old: Fields): Fields {
  const { cell, units, embedding_size: size, task, classes, ...rest } = old;
  const isTagger = task === 'tagging';
  return {
    ...rest,
    language: 'en',
    tokeniser: { kind: 'words' },
    embedding: { rows: old['vocabulary_size'], size, masked: false },
    layers: cell === 'none' ? [] : [{ kind: cell, units, direction: 'forward' }],
    pooling: null,
    head: {
      kind: isTagger ? 'softmax' : 'sigmoid',
      per: isTagger ? 'token' : 'text',
      classes: classes ?? ['negative', 'positive'],
    },
  };
}
