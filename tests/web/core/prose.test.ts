import { expect, it } from 'vitest';
import { spansOf } from '../../../web/src/features/story/prose';

it('parts a paragraph into words, emphasis, code and links, and loses nothing', () => {
  expect(spansOf('a *b* [c](https://d.org)`d --e *f*`.')).toEqual([
    { is: 'text', text: 'a ' },
    { is: 'emphasis', text: 'b' },
    { is: 'text', text: ' ' },
    { is: 'link', text: 'c', address: 'https://d.org' },
    { is: 'code', text: 'd --e *f*' },
    { is: 'text', text: '.' },
  ]);
  expect(spansOf('3 * 4 <b> [x]')).toEqual([{ is: 'text', text: '3 * 4 <b> [x]' }]);
  expect(spansOf('')).toEqual([]);
});
