import { describe, expect, it } from 'vitest';
import { IdReader } from '../../../web/src/text/ids';
import { applyRule, tokenise, type TextReader } from '../../../web/src/text/rule';
import type { ReadingRule } from '../../../web/src/text/token';
import { tokeniserOf, type TokeniserSettings } from '../../../web/src/text/tokenisers';
import { Vocabulary } from '../../../web/src/text/vocabulary';

const WORDS = [
  '<pad>',
  '<start>',
  '<unknown>',
  'a',
  'film',
  'not',
  "don't",
  'ος',
  'οσ',
  'i̇',
  '好',
  '*d',
  'x'.repeat(40),
];
const PIECES = [
  'A',
  'film',
  'FILM,',
  'not',
  "Don't",
  'seen',
  'ΟΣ',
  'ΟΣ!',
  'İ',
  '好',
  ' ',
  'x'.repeat(40),
  '<pad>',
  '\ud83d\ude00',
];

const plain: ReadingRule = { start_token: 1, max_words: null, keep: 'last', pad_to: null, unknown: 2 };
const RULES: readonly (readonly [string, Partial<ReadingRule>])[] = [
  ['as they come', {}],
  ['without a start token, the last five', { start_token: null, max_words: 5 }],
  ['the first five', { max_words: 5, keep: 'first' }],
  ['padded in front', { pad_to: 9, pad_at: 'start', max_words: 9, pad_id: 3 }],
  ['padded behind', { pad_to: 9 }],
  ['without unknown ones', { unknown: 'dropped' }],
];
const TOKENISERS: readonly TokeniserSettings[] = [
  { kind: 'words' },
  { kind: 'words', endings: true },
  { kind: 'characters' },
  { kind: 'chinese', simplified: '' },
];

describe('ids of many texts are those of tokens', () => {
  for (const settings of TOKENISERS) {
    it.each(RULES)(`${JSON.stringify(settings)}: %s`, (_, rule) => {
      const reader: TextReader = {
        tokeniser: tokeniserOf(settings),
        vocabulary: new Vocabulary(WORDS),
        rule: { ...plain, ...rule },
      };
      const ids = new IdReader(reader);
      for (let k = 0; k < 60; k++) {
        const text = Array.from(
          { length: k % 13 },
          (_, t) => PIECES[(7 * k + 5 * t + ((k * t) % 3)) % PIECES.length],
        ).join(k % 2 ? ' ' : '\n');
        const { tokens } = applyRule(tokenise(reader, text), reader.rule, text.length);
        expect(Array.from(ids.idsOf(text)), text).toEqual(tokens.map(({ id }) => id));
      }
    });
  }

  it('a text longer than any before makes room', () => {
    const ids = new IdReader({
      tokeniser: tokeniserOf({ kind: 'words' }),
      vocabulary: new Vocabulary(WORDS),
      rule: plain,
    });
    const long = ids.idsOf('not '.repeat(5000));
    expect([long.length, long[0], long.at(-1)]).toEqual([5001, 1, 5]);
    expect(Array.from(ids.idsOf('a'))).toEqual([1, 3]);
    expect(Array.from(ids.idsOf(''))).toEqual([1]);
  });
});
