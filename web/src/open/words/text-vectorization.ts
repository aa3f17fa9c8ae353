import { OpenError, quoted } from '../errors';
import type { Fields } from '../file';
import type { TextFacts } from '../plan';

const STANDARDIZE = ['lower_and_strip_punctuation', 'lower', 'strip_punctuation', null] as const;
const SPLIT = ['whitespace', 'character'] as const;

/**
 * What the settings of a TextVectorization layer say: id 0 is padding, 1 what the vocabulary lacks, the words come after.
 *
 * @param listed its vocabulary, a word a line, where the settings do not hold it
 * @throws OpenError when a setting is one that no text can be read with here
 */
export function textVectorization(config: Fields, listed: string | null): TextFacts {
  const standardize = config['standardize'] === undefined ? 'lower_and_strip_punctuation' : config['standardize'];
  const split = config['split'] === undefined ? 'whitespace' : config['split'];
  const ngrams = config['ngrams'] ?? null;
  const mode = config['output_mode'] ?? 'int';
  if (!(STANDARDIZE as readonly unknown[]).includes(standardize))
    throw refused('standardize', standardize, STANDARDIZE);
  if (!(SPLIT as readonly unknown[]).includes(split)) throw refused('split', split, SPLIT);
  if (ngrams !== null) throw refused('ngrams', ngrams, [null]);
  if (mode !== 'int') throw refused('output_mode', mode, ['int']);
  const words = Array.isArray(config['vocabulary']) ? (config['vocabulary'] as unknown[]) : (listed?.split('\n') ?? []);
  const length = config['output_sequence_length'];
  const steps = typeof length === 'number' && Number.isInteger(length) && length > 0 ? length : null;
  return {
    tokeniser: { kind: 'keras-text-vectorization', standardize: standardize as string | null, split: split as string },
    ...(words.length > 0 && { words: vectorizationIds(words) }),
    startToken: null,
    unknown: 1,
    padId: 0,
    padAt: 'end',
    keep: 'first',
    padTo: steps,
    maxWords: steps,
  };
}

/** With or without the two entries for padding and unknown words, which come first in `get_vocabulary()`. */
export function vectorizationIds(words: readonly unknown[]): Map<string, number> {
  const FIRST_WORD = 2;
  const hasSpecials = words[0] === '' && words[1] === '[UNK]';
  const ids = new Map<string, number>();
  for (const [place, word] of words.entries()) {
    if (typeof word === 'string' && word !== '' && word !== '[UNK]')
      ids.set(word, place + (hasSpecials ? 0 : FIRST_WORD));
  }
  return ids;
}

function refused(setting: string, value: unknown, known: readonly unknown[]): OpenError {
  return new OpenError(
    `The TextVectorization layer has ${setting} ${quoted(value)}, and ${known.map(quoted).join(', ')} can be read: ` +
      'use one of them, or give ids by a layer-free copy of the model.',
  );
}
