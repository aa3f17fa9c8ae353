import { expect, it } from 'vitest';
import { spansOf } from '../../../web/src/core/prose';

it('parts a paragraph into words, emphasis and links, and loses nothing', () => {
  expect(spansOf('a *b* [c](https://d.org).')).toEqual([
    { is: 'text', text: 'a ' },
    { is: 'emphasis', text: 'b' },
    { is: 'text', text: ' ' },
    { is: 'link', text: 'c', address: 'https://d.org' },
    { is: 'text', text: '.' },
  ]);
  expect(spansOf('3 * 4 <b> [x]')).toEqual([{ is: 'text', text: '3 * 4 <b> [x]' }]);
  expect(spansOf('')).toEqual([]);
});
