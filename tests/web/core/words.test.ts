import { describe, expect, it } from 'vitest';
import { forEachWord } from '../../../web/src/core/words';

function wordsOf(text: string): [string, number, number][] {
  const words: [string, number, number][] = [];
  forEachWord(text, (word, start, end) => words.push([word, start, end]));
  return words;
}

describe('the words of a text', () => {
  it('are lower-case and keep the offsets of the visitor’s spelling', () => {
    expect(wordsOf("Don't PANIC!")).toEqual([
      ["don't", 0, 5],
      ['panic', 6, 11],
    ]);
  });

  it('are none in an empty text, in white space and in punctuation', () => {
    for (const text of ['', ' \t\n', '?!...--', '\u00a0\u2028\u0085']) expect(wordsOf(text)).toEqual([]);
  });

  it('keep an apostrophe, straight or curly, and are parted by a hyphen', () => {
    expect(wordsOf("well-made isn’t it's").map(([word]) => word)).toEqual(['well', 'made', 'isn’t', "it's"]);
  });

  it('keep their offsets after a character that grows when it is lower-cased', () => {
    const text = 'İİ good';
    const [istanbul, good] = wordsOf(text);
    expect(istanbul?.slice(1)).toEqual([0, 2]);
    expect(good).toEqual(['good', 3, 7]);
    expect(text.slice(3, 7)).toBe('good');
  });

  it('are not parted where Python does not part them, though JavaScript’s \\s would', () => {
    expect(wordsOf('a\ufeffb')).toHaveLength(1);
    expect(wordsOf('a\x1cb\x85c')).toHaveLength(3);
  });
});
