import { expect, it } from 'vitest';
import type { TextMark } from '../../../web/src/plot/marks';
import { textTable } from '../../../web/src/plot/text-table';
import { CONTENT } from './small-reading';

/** Every letter is 7 wide at the size of a row. */
const { palette, measure } = CONTENT;
const textsOf = (marks: readonly { is: string }[]): TextMark[] =>
  marks.filter((mark): mark is TextMark => mark.is === 'text');

it('columns are as wide as their texts; what is too long loses its end, or its beginning where it ends at the right', () => {
  const { over, width, height } = textTable(
    [
      { align: 'end', most: 35 },
      { align: 'start', most: 35 },
      { align: 'end', isBold: true },
    ],
    [
      {
        title: 'first',
        rows: [
          ['abcdefgh', 'abcdefgh', '1'],
          ['ab', 'cd', '20'],
        ],
      },
      { rows: [['x', 'y', '3']] },
    ],
    palette,
    measure,
  );
  const texts = textsOf(over);
  expect(texts.map(({ text }) => text)).toEqual(['first', '…efgh', 'abcd…', '1', 'ab', 'cd', '20', 'x', 'y', '3']);
  // 35, a gap of 12, 35, a gap of 12, 14.
  expect(texts.slice(1, 4).map(({ x }) => x)).toEqual([35, 47, 108]);
  expect(width).toBe(108);
  // A title and three rows of 26, and the gap between two lists.
  expect(height).toBe(4 * 26 + 14);
  expect(texts[3]).toMatchObject({ weight: 600, anchor: 'end' });
});
