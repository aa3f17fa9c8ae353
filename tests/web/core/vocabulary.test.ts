import { describe, expect, it } from 'vitest';
import type { ReadingRule, Token } from '../../../web/src/text/token';
import { applyRule, tokenise } from '../../../web/src/text/rule';
import { tokeniserOf } from '../../../web/src/text/tokenisers';
import { Vocabulary, wordsOf } from '../../../web/src/text/vocabulary';

const vocabulary = new Vocabulary(['<pad>', '<start>', '<unknown>', '<unused>', 'the', 'film', 'constructor']);
const rule: ReadingRule = { start_token: 1, max_words: null, keep: 'last', pad_to: null };
const read = (text: string, by = vocabulary, with_ = rule): readonly Token[] =>
  tokenise({ tokeniser: tokeniserOf({ kind: 'words' }), vocabulary: by, rule: with_ }, text);
const idsOf = (tokens: readonly Token[]): number[] => tokens.map((token) => token.id);

describe('a vocabulary', () => {
  it('gives the most frequent word id 4: the classic off-by-one', () => {
    expect(vocabulary.idOf('the')).toBe(4);
  });

  it('knows no word by the name of a special token or of an object’s property', () => {
    expect(vocabulary.idOf('<pad>')).toBeUndefined();
    expect(vocabulary.idOf('__proto__')).toBeUndefined();
    expect(vocabulary.idOf('toString')).toBeUndefined();
    expect(vocabulary.idOf('constructor')).toBe(6);
  });

  it('reads unknown words as id 2 and says so', () => {
    expect(read('The zorblax').slice(1)).toEqual([
      { text: 'the', start: 0, end: 3, id: 4, kind: 'word' },
      { text: 'zorblax', start: 4, end: 11, id: 2, kind: 'unknown' },
    ]);
  });

  it('finds every word of many, and none that is not there', () => {
    const many = Array.from({ length: 5000 }, (_, k) => `w${k.toString(36)}`);
    const large = new Vocabulary(['<pad>', '<start>', '<unknown>', ...many]);
    many.forEach((word, k) => expect(large.idOf(word)).toBe(k + 3));
    for (const absent of ['', 'w', 'W0', 'w0 ', 'zzzz', 'w'.repeat(100)]) expect(large.idOf(absent)).toBeUndefined();
    const text = many.slice(100, 110).join(', ').toUpperCase();
    expect(idsOf(read(text, large).slice(1))).toEqual(Array.from({ length: 10 }, (_, k) => 103 + k));
  });

  it('refuses a list whose special tokens are not where ids 0, 1 and 2 are', () => {
    expect(() => new Vocabulary(wordsOf('<pad>\n<unknown>\n<start>\nthe\n'))).toThrow('line 1 is "<unknown>"');
    expect(() => new Vocabulary(wordsOf(''))).toThrow('line 0');
  });

  it('refuses a list that has a word twice', () => {
    expect(() => new Vocabulary(wordsOf('<pad>\n<start>\n<unknown>\na\nb\na\n'))).toThrow('"a" twice, at ids 3 and 5');
  });
});

describe('the reading rule', () => {
  const words = read('the film the');

  it('puts the start token first, at no place in the text', () => {
    const { tokens } = applyRule(words, rule, 12);
    expect(idsOf(tokens)).toEqual([1, 4, 5, 4]);
    expect(tokens[0]).toMatchObject({ start: 0, end: 0 });
  });

  it('counts the start token when it keeps the last words', () => {
    const { tokens, skipped } = applyRule(words, { ...rule, max_words: 3 }, 12);
    expect(idsOf(tokens)).toEqual([4, 5, 4]);
    expect(skipped).toEqual([]);
  });

  it('names the words it cut at either end', () => {
    expect(applyRule(words, { ...rule, max_words: 2 }, 12).skipped).toEqual([{ ...words[1], kind: 'skipped' }]);
    expect(applyRule(words, { ...rule, max_words: 2, keep: 'first' }, 12).skipped).toEqual([
      { ...words[2], kind: 'skipped' },
      { ...words[3], kind: 'skipped' },
    ]);
  });

  it('pads at the end, with steps that stand at the end of the text', () => {
    const { tokens } = applyRule(words, { ...rule, pad_to: 6 }, 12);
    expect(idsOf(tokens)).toEqual([1, 4, 5, 4, 0, 0]);
    expect(tokens.at(-1)).toMatchObject({ text: '<pad>', start: 12, end: 12, kind: 'padding' });
  });

  it('pads at the start where the card says so', () => {
    const { tokens } = applyRule(words, { ...rule, pad_to: 6, pad_at: 'start' }, 12);
    expect(idsOf(tokens)).toEqual([0, 0, 1, 4, 5, 4]);
    expect(tokens[0]).toMatchObject({ text: '<pad>', start: 0, end: 0, kind: 'padding' });
  });

  it('reads unknown words as the id it names, or drops them and says so', () => {
    expect(idsOf(read('the zorblax film', vocabulary, { ...rule, unknown: 3 }))).toEqual([1, 4, 3, 5]);
    const dropping: ReadingRule = { ...rule, unknown: 'dropped', max_words: 2 };
    const { tokens, skipped } = applyRule(read('the zorblax film', vocabulary, dropping), dropping, 16);
    expect(idsOf(tokens)).toEqual([4, 5]);
    expect(skipped.map(({ text, kind }) => [text, kind])).toEqual([['zorblax', 'skipped']]);
  });

  it('reads an empty text as the start token alone', () => {
    expect(idsOf(applyRule(read(''), rule, 0).tokens)).toEqual([1]);
  });
});
