import { expect, it } from 'vitest';
import { beginningOf, isolated, shortened } from '../../../web/src/text/spelling';

it('a word is cut between characters, never within one', () => {
  expect(beginningOf('wonderful', 4)).toBe('wond');
  expect([0, 1, 2, 3, 4].map((length) => beginningOf('😀😁', length))).toEqual(['', '', '😀', '😀', '😀😁']);
  expect(shortened('film', 4)).toBe('film');
  expect(shortened('films', 4)).toBe('fil…');
  expect(shortened('😀😁😂', 5)).toBe('😀😁…');
});

it('a word from right to left keeps to itself; others stay as they are', () => {
  expect(isolated('جميل')).toBe('\u2068جميل\u2069');
  expect(isolated('סרט')).toBe('\u2068סרט\u2069');
  for (const word of ['film', '电影', '😀', 'café']) expect(isolated(word)).toBe(word);
});
