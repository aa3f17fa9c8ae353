import { expect, it } from 'vitest';
import { isMostlyUnknown } from '../../../web/src/text/mostly-unknown';
import type { Token } from '../../../web/src/text/token';

const KNOWN = new Set(['a', 'film', 'good']);
const read = (text: string): Token[] => [
  { text: '<start>', start: 0, end: 0, id: 1, kind: 'start' },
  ...text
    .split(' ')
    .filter((word) => word !== '')
    .map((word, k): Token => ({
      text: word,
      start: k * 20,
      end: k * 20 + word.length,
      id: 5,
      kind: KNOWN.has(word) ? 'word' : 'unknown',
    })),
];

it('a Chinese sentence, one word to the network, is not what it can read', () => {
  expect(isMostlyUnknown(read('这部电影很好看'))).toBe(true);
  expect(isMostlyUnknown(read('фильм'))).toBe(true);
});

it('words of another language in Latin letters are told by their number, not by the first of them', () => {
  expect(isMostlyUnknown(read('schöner'))).toBe(false);
  expect(isMostlyUnknown(read('schöner alter streifen'))).toBe(true);
  expect(isMostlyUnknown(read('a good film schöner alter streifen'))).toBe(false);
});

it('no words, known words and emoji are no other language', () => {
  expect(isMostlyUnknown(read(''))).toBe(false);
  expect(isMostlyUnknown(read('a good film'))).toBe(false);
  expect(isMostlyUnknown(read('🎬'))).toBe(false);
  expect(isMostlyUnknown(read('a good film 好'))).toBe(false);
});
