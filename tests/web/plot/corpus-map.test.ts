import { expect, it } from 'vitest';
import { colourTable } from '../../../web/src/plot/colour';
import { corpusMap, mapScales, type MapContent } from '../../../web/src/plot/corpus-map';
import type { Mark } from '../../../web/src/plot/marks';

const table = colourTable('rgb(0, 0, 0)', 'rgb(9, 9, 9)', 'rgb(19, 19, 19)');
const palette: MapContent['palette'] = {
  ...{ ink: 'ink', soft: 'soft', faint: 'faint', line: 'line', card: 'card', cursor: 'cursor' },
  ...{
    positive: 'positive',
    negative: 'negative',
    state: table,
    vote: table,
    gate: table,
    sans: 'sans',
    serif: 'serif',
  },
};
const window = { left: -10, right: 10, low: -2, high: 4 };
/** Twelve texts at one place, a third of them of class 1; one by itself; one out of sight; one without a place. */
const X = [...Array<number>(12).fill(2), -5, 99, NaN];
const Y = [...Array<number>(12).fill(1), 3, 1, NaN];

function marksOf(content: Partial<MapContent> = {}): { marks: readonly Mark[]; inSight: number; most: number } {
  const { scene, ...counts } = corpusMap({
    ...{ width: 528, height: 328, x: X, y: Y, window, ringed: [], ways: [], own: [], palette },
    sideOf: (row) => (row % 3 === 0 ? 1 : -1),
    ...content,
  });
  const [clip] = scene.over;
  return { ...counts, marks: clip!.is === 'clip' ? clip!.marks : [] };
}

it('a place where many lie is a square, divided as they are; one text is a point; what is out of sight is not drawn', () => {
  const { marks, inSight, most } = marksOf();
  expect([inSight, most]).toEqual([13, 12]);
  const squares = marks.filter((mark) => mark.is === 'rect');
  expect(squares.map(({ fill, width }) => [fill, width])).toEqual([
    ['negative', 4],
    ['positive', 2],
  ]);
  expect(squares[1]!.x).toBe(squares[0]!.x + 4);
  const points = marks.filter((mark) => mark.is === 'circle');
  expect(points).toMatchObject([{ x: 139, y: 64, fill: 'positive' }]);
});

it('a square that stands for more is darker, and a ringed text has a ring', () => {
  const { marks } = marksOf({
    x: [...X, ...Array<number>(6).fill(8)],
    y: [...Y, ...Array<number>(6).fill(0)],
    ringed: [12],
  });
  const opacities = marks.flatMap((mark) => (mark.is === 'rect' ? [mark.opacity!] : []));
  expect(Math.max(...opacities)).toBe(1);
  expect(Math.min(...opacities)).toBeLessThan(0.6);
  expect(marks.filter((mark) => mark.is === 'circle' && mark.stroke === 'soft')).toMatchObject([{ x: 139, y: 64 }]);
});

it('a way is drawn through its places, and the text that is read ends in a dot', () => {
  const { marks } = marksOf({ ways: [{ side: -1, places: [0, 1, 10, 4] }], own: [-10, -2, 0, 1] });
  const paths = marks.flatMap((mark) => (mark.is === 'path' && mark.stroke !== 'line' ? [mark] : []));
  expect(paths.map(({ stroke, lines }) => [stroke, lines[0]])).toEqual([
    ['negative', [264, 164, 514, 14]],
    ['ink', [14, 314, 264, 164]],
  ]);
  expect(marks.at(-1)).toMatchObject({ is: 'circle', x: 264, y: 164, fill: 'ink' });
});

it('a place of the picture is where its place of the plane is drawn', () => {
  const { across, up, placeAt } = mapScales({ width: 528, height: 328 }, window);
  const [x, y] = placeAt(300, 40);
  expect([across(x), up(y)]).toEqual([expect.closeTo(300, 9), expect.closeTo(40, 9)]);
});
