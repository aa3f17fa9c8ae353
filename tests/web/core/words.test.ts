import { describe, expect, it } from 'vitest';
import { forEachWord, resumeAt } from '../../../web/src/text/words';

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

describe('reading may resume', () => {
  it('right after the last white space that both texts share', () => {
    expect(resumeAt('one two', 'one twofold')).toBe(4);
    expect(resumeAt('one two ', 'one two three')).toBe(8);
    expect(resumeAt('one two three', 'one two')).toBe(4);
    expect(resumeAt('one two', 'one too')).toBe(4);
    expect(resumeAt('same text', 'same text')).toBe(5);
    expect(resumeAt('', 'anything')).toBe(0);
    expect(resumeAt('unbroken', 'unbroken.word')).toBe(0);
  });

  it('nowhere else: the words from there on are the words of the whole text', () => {
    const alphabet = ['a', 'Σ', 'İ', '.', ' ', '\n', 'b', '\u0301', '👍', '\ud83d'];
    let seed = 7;
    const next = (): number => (seed = (seed * 16807) % 2147483647);
    const text = (): string => Array.from({ length: next() % 14 }, () => alphabet[next() % alphabet.length]).join('');
    for (let trial = 0; trial < 2000; trial++) {
      const shared = text();
      const [before, after] = [shared + text(), shared + text()];
      const at = resumeAt(before, after);
      expect(before.slice(0, at)).toBe(after.slice(0, at));
      const rest: [string, number, number][] = [];
      forEachWord(after, (word, start, end) => rest.push([word, start, end]), at);
      expect(rest).toEqual(wordsOf(after).filter(([, start]) => start >= at));
    }
  });
});
