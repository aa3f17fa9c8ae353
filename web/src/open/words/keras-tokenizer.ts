import { damaged, OpenError, quoted } from '../errors';
import { fieldsOf, type Fields } from '../file';
import type { TextFacts } from '../plan';
import { idsOf } from './facts';

/** `tokenizer.to_json()` of `keras.preprocessing.text.Tokenizer`; null where it is something else. */
export function kerasTokenizer(fields: Fields, file: string): TextFacts | null {
  const config = fieldsOf(fields['config']);
  if (fields['class_name'] !== 'Tokenizer' || !config) return null;
  const { num_words: most = null, filters, lower = true, split = ' ', char_level: isByCharacter = false } = config;
  if (most !== null && !(typeof most === 'number' && Number.isInteger(most) && most > 0)) {
    throw new OpenError(`${file} has num_words ${quoted(most)}: a whole number from 1 on, or null, is needed.`);
  }
  if (typeof split !== 'string' || [...split].length !== 1) {
    throw new OpenError(`${file} splits at ${quoted(split)}: one character is needed.`);
  }
  const words = idsOf(file, Object.entries(wordsOf(config, file)));
  const oov = config['oov_token'];
  const unknown = typeof oov === 'string' ? (words.get(oov) ?? 1) : 'dropped';
  return {
    words,
    tokeniser: isByCharacter
      ? { kind: 'characters', spaces: true, lower: lower !== false }
      : { kind: 'words', filters: typeof filters === 'string' ? filters : '', lower: lower !== false, split },
    indexFrom: 0,
    startToken: null,
    unknown,
    padId: 0,
    ...(most !== null && { idsBelow: most }),
  };
}

/** Keras writes the index as a string of JSON inside the JSON. */
function wordsOf(config: Fields, file: string): Fields {
  const written = config['word_index'];
  let value: unknown = written;
  if (typeof written === 'string') {
    try {
      value = JSON.parse(written);
    } catch (cause) {
      throw damaged(file, 'its word_index is not JSON', cause);
    }
  }
  const found = fieldsOf(value);
  if (!found) throw damaged(file, 'it has no word_index');
  return found;
}
