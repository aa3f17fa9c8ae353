/** How a text becomes ids, from what the files say, what was answered, and what is likeliest. */
import type { ReadingRule } from '../text/token';
import type { TokeniserSettings } from '../text/tokenisers';
import type { Questions } from './answers';
import { OpenError, quoted } from './errors';
import type { TextFacts } from './plan';
import { isSpecial, startIn } from './words/facts';
import { TOKENISERS } from './words/tokenisers';

export interface TextRule {
  readonly tokeniser: TokeniserSettings;
  readonly ids: ReadonlyMap<string, number>;
  /** Names of ids that are no words. */
  readonly names: ReadonlyMap<number, string>;
  readonly reading: ReadingRule;
}

/** What IMDB's word index is known by. */
const IMDB_WORDS = 88_584;
const [IMDB_FROM, IMDB_START, IMDB_UNKNOWN] = [3, 1, 2];

/** Ids beyond this, and longer paddings, are slips: every text would take seconds. */
const [MOST_ID, MOST_STEPS] = [10_000_000, 100_000];

export interface Surroundings {
  /** Rows of the embedding. */
  readonly rows: number;
  /** Whether it comes from Keras, whose owners pad to one length. */
  readonly isKeras: boolean;
  /** Whether a file of words is called after IMDB. */
  readonly isImdb: boolean;
}

/** @throws OpenError when an answer makes no sense, or an id lies outside the embedding */
export function textRule(facts: TextFacts, questions: Questions, { rows, isKeras, isImdb }: Surroundings): TextRule {
  const words = facts.words ?? new Map<string, number>();
  const isImdbIndex = isImdb || words.size === IMDB_WORDS;
  const indexFrom = questions.ask(
    'indexFrom',
    facts.indexFrom ?? (facts.isVectorization || facts.padId !== undefined ? 0 : undefined),
    isImdbIndex ? IMDB_FROM : 0,
    [0, IMDB_FROM],
    "The word list does not say whether its ids are the network's: those of IMDB's index are raised by 3.",
  );
  expectWhole('indexFrom', indexFrom);
  const isRaised = indexFrom === IMDB_FROM;
  const reading = ruleOf(facts, questions, isRaised, isKeras);
  const limit = Math.min(rows, facts.idsBelow ?? questions.answers.idsBelow ?? rows);
  const ids = new Map<string, number>();
  const names = new Map<number, string>();
  for (const [word, rank] of words) {
    const id = rank + indexFrom;
    if (isSpecial(word)) names.set(id, word);
    else if (id < limit) ids.set(word, id);
  }
  for (const [name, id] of [
    ['start_token', reading.start_token],
    ['unknown', reading.unknown],
    ['pad_id', reading.pad_id],
  ] as const) {
    if (typeof id === 'number' && id >= rows && (name !== 'pad_id' || reading.pad_to !== null)) {
      throw new OpenError(
        `The id ${id} of ${name} lies outside the embedding, which has ${rows} rows: answer another id.`,
      );
    }
  }
  return { tokeniser: tokeniserOf(facts, questions), ids, names, reading };
}

function ruleOf(facts: TextFacts, questions: Questions, isRaised: boolean, isKeras: boolean): ReadingRule {
  const named = facts.words ? startIn(facts.words) : undefined;
  const startToken = questions.ask(
    'startToken',
    facts.startToken,
    isRaised ? IMDB_START : null,
    named === undefined ? [null, IMDB_START] : [null, named],
    "No file says whether an id stands before the first word: 1 does where IMDB's index is used.",
  );
  const unknown = questions.ask(
    'unknown',
    facts.unknown,
    isRaised ? IMDB_UNKNOWN : 'dropped',
    ['dropped', 0, 1, IMDB_UNKNOWN],
    "No file says what an unknown word is read as: Keras' Tokenizer drops it unless it has an oov_token.",
  );
  const { answers } = questions;
  const padTo = questions.ask(
    'padTo',
    facts.padTo,
    isKeras ? (answers.maxWords ?? null) : null,
    null,
    'No file says whether short texts are filled up: without a mask, padding changes what is read.',
  );
  const maxWords = questions.ask(
    'maxWords',
    facts.maxWords,
    padTo,
    null,
    'No file says where long texts are cut: pad_sequences cuts at the length it pads to.',
  );
  const keep =
    maxWords === null
      ? 'last'
      : questions.ask(
          'keep',
          facts.keep,
          'last',
          ['last', 'first'],
          'pad_sequences keeps the end of a long text unless told otherwise.',
        );
  const padAt =
    padTo === null
      ? 'end'
      : questions.ask(
          'padAt',
          facts.padAt,
          'start',
          ['start', 'end'],
          'pad_sequences fills up in front unless told otherwise.',
        );
  const padId = facts.padId ?? answers.padId ?? 0;
  if (keep !== 'first' && keep !== 'last') throw wrong('keep', keep, '"first" or "last"');
  if (padAt !== 'start' && padAt !== 'end') throw wrong('padAt', padAt, '"start" or "end"');
  if (unknown !== 'dropped') expectWhole('unknown', unknown);
  for (const [name, value] of Object.entries({ startToken, maxWords, padId }))
    if (value !== null) expectWhole(name, value);
  if (padTo !== null) expectWhole('padTo', padTo, MOST_STEPS);
  return { start_token: startToken, max_words: maxWords, keep, pad_to: padTo, pad_at: padAt, pad_id: padId, unknown };
}

function tokeniserOf(facts: TextFacts, questions: Questions): TokeniserSettings {
  const words = facts.words ?? new Map<string, number>();
  const chosen = questions.ask(
    'tokeniser',
    facts.tokeniser,
    likeliest(facts, words),
    TOKENISERS,
    'No file says how a text is cut into words.',
  );
  if (typeof chosen !== 'string') return chosen;
  // An owner whose list has white space reads it.
  return chosen === 'characters' ? { kind: chosen, spaces: words.has(' ') } : { kind: chosen };
}

function likeliest({ isVectorization }: TextFacts, words: ReadonlyMap<string, number>): (typeof TOKENISERS)[number] {
  if (isVectorization) return 'keras-text-vectorization';
  if (['.', ',', '!'].every((mark) => words.has(mark)) && words.has('the')) return 'basic-english';
  let single = 0;
  for (const word of words.keys()) if ([...word].length === 1 || isSpecial(word)) single++;
  return words.size > 0 && single > 0.9 * words.size ? 'characters' : 'words';
}

function expectWhole(name: string, value: unknown, most = MOST_ID): void {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return;
  throw wrong(name, value, `a whole number from 0 to ${most}`);
}

function wrong(name: string, value: unknown, wanted: string): OpenError {
  return new OpenError(`${name} is ${quoted(value)}: answer ${wanted}.`);
}
