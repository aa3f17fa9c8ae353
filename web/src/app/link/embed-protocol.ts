import {
  isOneOf,
  LANGUAGES,
  LENS_NAMES,
  MODEL_ID,
  PARTS,
  THEMES,
  type Language,
  type LensName,
  type Part,
  type Theme,
} from './link';
import { MOST_TEXT } from './packed-text';

/**
 * What a page and the embed in its frame say to each other: `{ unrolled: 1, type, … }`, nothing else. Both sides take a message for
 * a stranger's: what is no message gives null, and a field that is not what it should be is left out and named.
 */
export const PROTOCOL = 1;
const LAST_STEP = 999_999;
/** CSS pixels; a frame is never taller. */
const MOST_HEIGHT = 100_000;
const LONGEST_NAME = 64;
const LONGEST_SENTENCE = 500;

/** What a page wants shown. A field that is not there stays as it is; null takes the embed's own choice. */
export interface Wishes {
  text?: string;
  model?: string | null;
  /** 0 is the start token. */
  step?: number | null;
  lens?: LensName | null;
  theme?: Theme | null;
  lang?: Language | null;
  hide?: readonly Part[];
}

/** From the page to the embed. */
export type Request =
  /** The first word. `sharesWords`: tell the page what the visitor writes, and the visitor that it is told. */
  | { readonly type: 'hello'; readonly sharesWords: boolean }
  | { readonly type: 'show'; readonly wishes: Wishes; readonly unusable: readonly string[] };

/** The reading as a page may know it. Null: the words are the visitor's own, and stay in the frame with all that tells of them. */
export interface ReadingReport {
  readonly text: string | null;
  readonly model: string;
  readonly step: number;
  /** How many steps there are, the start token and padding among them. */
  readonly steps: number;
  /** P of the second class, after the last step. */
  readonly probability: number | null;
  /** A class of the network's card, or "undecided". */
  readonly verdict: string | null;
}

/** The step under the cursor. */
export interface StepReport {
  readonly step: number;
  readonly word: string | null;
  /** P of the second class, after this step. */
  readonly probability: number | null;
}

/** From the embed to the page. */
export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'size'; readonly height: number }
  | ({ readonly type: 'reading' } & ReadingReport)
  | ({ readonly type: 'step' } & StepReport)
  | { readonly type: 'error'; readonly message: string };

type Fields = Readonly<Record<string, unknown>>;

/** What the embed makes of a message; null when it is none of this protocol's. */
export function parseRequest(data: unknown): Request | null {
  const fields = fieldsOf(data);
  if (fields?.['type'] === 'hello') return { type: 'hello', sharesWords: fields['sharesWords'] === true };
  if (fields?.['type'] !== 'show') return null;
  const wishes: Wishes = {};
  const unusable: string[] = [];
  for (const [name, isUsable] of Object.entries(USABLE)) {
    if (!Object.hasOwn(fields, name) || fields[name] === undefined) continue;
    if (isUsable(fields[name])) Object.assign(wishes, { [name]: fields[name] });
    else unusable.push(name);
  }
  return { type: 'show', wishes, unusable };
}

/** What the page makes of a message; null when it is none of this protocol's, or not whole. */
export function parseReport(data: unknown): Report | null {
  const fields = fieldsOf(data);
  switch (fields?.['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'size': {
      const { height } = fields;
      return isNumberIn(height, 0, MOST_HEIGHT) ? { type: 'size', height } : null;
    }
    case 'reading': {
      const { text, model, step, steps, probability, verdict } = fields;
      const isWhole =
        isTextOrNull(text, MOST_TEXT) &&
        isModel(model) &&
        isStep(step) &&
        isStep(steps) &&
        isProbabilityOrNull(probability) &&
        isTextOrNull(verdict, LONGEST_NAME);
      return isWhole ? { type: 'reading', text, model, step, steps, probability, verdict } : null;
    }
    case 'step': {
      const { step, word, probability } = fields;
      const isWhole = isStep(step) && isTextOrNull(word, MOST_TEXT) && isProbabilityOrNull(probability);
      return isWhole ? { type: 'step', step, word, probability } : null;
    }
    case 'error': {
      const { message } = fields;
      return typeof message === 'string' ? { type: 'error', message: message.slice(0, LONGEST_SENTENCE) } : null;
    }
    default:
      return null;
  }
}

const orNull =
  (isUsable: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || isUsable(value);

const USABLE: Readonly<Record<keyof Wishes, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value.length <= MOST_TEXT,
  model: orNull(isModel),
  step: orNull(isStep),
  lens: orNull((value) => isOneOf(LENS_NAMES, value)),
  theme: orNull((value) => isOneOf(THEMES, value)),
  lang: orNull((value) => isOneOf(LANGUAGES, value)),
  hide: (value) => Array.isArray(value) && value.length <= PARTS.length && value.every((name) => isOneOf(PARTS, name)),
};

function fieldsOf(data: unknown): Fields | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const fields = data as Fields;
  return Object.hasOwn(fields, 'unrolled') && fields['unrolled'] === PROTOCOL ? fields : null;
}

function isModel(value: unknown): value is string {
  return typeof value === 'string' && MODEL_ID.test(value);
}

function isNumberIn(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function isStep(value: unknown): value is number {
  return isNumberIn(value, 0, LAST_STEP) && Number.isInteger(value);
}

function isProbabilityOrNull(value: unknown): value is number | null {
  return value === null || isNumberIn(value, 0, 1);
}

function isTextOrNull(value: unknown, most: number): value is string | null {
  return value === null || (typeof value === 'string' && value.length <= most);
}
