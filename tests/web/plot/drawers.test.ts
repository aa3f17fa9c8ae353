import { describe, expect, it } from 'vitest';
import { drawOnCanvas, type Surface } from '../../../web/src/plot/draw-canvas';
import { drawAsSvg } from '../../../web/src/plot/draw-svg';
import type { Scene } from '../../../web/src/plot/marks';
import { stripScene } from '../../../web/src/plot/strip';
import type { Markup } from '../../../web/src/plot/xml';
import { CONTENT, LAYOUT } from './small-reading';

/** What was painted: rounded, so that both drawers may write numbers as they do. */
interface Painted {
  readonly what: 'rect' | 'text' | 'path' | 'circle';
  readonly at: string;
}
const places = (...numbers: readonly number[]): string => numbers.map((value) => value.toFixed(1)).join(' ');

/** A canvas that writes down what is drawn on it; colours are left to the browser's own test. */
function onCanvas(scene: Scene): { painted: Painted[]; grids: string[]; cleared: number } {
  const painted: Painted[] = [];
  const grids: string[] = [];
  let cleared = 0;
  let path: Painted[] = [];
  let points: number[] = [];
  let shift = [0, 0] as [number, number];
  const finish = (): void => {
    if (points.length > 0) path.push({ what: 'path', at: places(...points) });
    points = [];
  };
  const paint = (): void => {
    finish();
    painted.push(...path);
  };
  const context = {
    clearRect: () => cleared++,
    save: () => undefined,
    restore: () => (shift = [0, 0]),
    translate: (x: number, y: number) => (shift = [x, y]),
    rotate: () => undefined,
    clip: () => undefined,
    setLineDash: () => undefined,
    strokeText: () => undefined,
    beginPath: () => ((path = []), (points = [])),
    rect: () => undefined,
    roundRect: (...box: number[]) => path.push({ what: 'rect', at: places(...box.slice(0, 4)) }),
    arc: (...circle: number[]) => path.push({ what: 'circle', at: places(...circle.slice(0, 3)) }),
    moveTo: (x: number, y: number) => (finish(), points.push(x, y)),
    lineTo: (x: number, y: number) => points.push(x, y),
    fill: paint,
    stroke: paint,
    fillRect: (...box: number[]) => painted.push({ what: 'rect', at: places(...box) }),
    fillText: (text: string, x: number, y: number) =>
      painted.push({ what: 'text', at: `${text} ${places(x + shift[0], y + shift[1])}` }),
    drawImage: (_: unknown, ...box: number[]) => grids.push(places(...box)),
  } as unknown as CanvasRenderingContext2D;
  drawOnCanvas(context, scene, () => ({ width: 1, height: 1 }) as Surface);
  return { painted, grids, cleared };
}

const flat = (markup: Markup): Markup[] => [
  markup,
  ...markup.children.flatMap((child) => (typeof child === 'string' ? [] : flat(child))),
];

/** The same of an SVG: texts where their middle is, cells apart. */
function inSvg(scene: Scene): { painted: Painted[]; cells: number[][] } {
  const cells: number[][] = [];
  const painted = flat(drawAsSvg(scene)).flatMap(({ name, attributes, children }): Painted[] => {
    const number = (key: string): number => Number(attributes[key] ?? 0);
    if (name === 'rect') return [{ what: 'rect', at: places(...['x', 'y', 'width', 'height'].map(number)) }];
    if (name === 'circle') return [{ what: 'circle', at: places(...['cx', 'cy', 'r'].map(number)) }];
    if (name === 'text') {
      if (attributes['fill'] === 'none') return [];
      const [, x, y] = /translate\((\S+) (\S+)\)/.exec(attributes['transform'] ?? '') ?? [];
      const middle = x ? [Number(x), Number(y)] : [number('x'), number('y') - 0.35 * number('font-size')];
      return [{ what: 'text', at: `${String(children[0])} ${places(...middle)}` }];
    }
    if (name !== 'path') return [];
    const d = attributes['d']!;
    if (d.includes('h')) {
      for (const [, x, y, width, height] of d.matchAll(/M(\S+) (\S+?)h([^v]+)v([^h]+)h/g))
        cells.push([x, y, width, height].map(Number));
      return [];
    }
    return d.split('M').slice(1).map((line) => ({ what: 'path', at: places(...line.split(/[L ]/).map(Number)) })); // prettier-ignore
  });
  return { painted, cells };
}

const sorted = (painted: readonly Painted[]): string[] => painted.map(({ what, at }) => `${what} ${at}`).sort();

describe.each([
  ['whole columns', LAYOUT],
  ['half-visible columns and turned words', { ...LAYOUT, first: 0.5, columnWidth: 12, visible: 2.5, right: 130 }],
])('both drawers, of %s', (_, layout) => {
  const scene = stripScene(CONTENT, layout);
  const canvas = onCanvas(scene);
  const svg = inSvg(scene);

  it('draw the same shapes and texts in the same places', () => {
    expect(canvas.painted.length).toBeGreaterThan(20);
    expect(sorted(svg.painted)).toEqual(sorted(canvas.painted));
  });

  it('draw the cells in the same place, parted by hairlines', () => {
    const { columnWidth } = layout;
    const left = layout.gutter - (layout.first % 1) * columnWidth;
    expect(canvas.grids).toEqual([places(left, 100, 3 * columnWidth, 40)]);
    expect(svg.cells).toHaveLength(6);
    const column = (cell: number[]): number => Math.round((cell[0]! - left) / columnWidth);
    for (const cell of svg.cells) {
      expect(cell[0]).toBeCloseTo(left + column(cell) * columnWidth);
      expect(cell.slice(2)).toEqual([columnWidth - 1, 19]);
    }
    // The whole canvas first, then the right edge of every column and the lower one of every row.
    expect(canvas.cleared).toBe(1 + 3 + 2);
  });
});

it('cells of the same colour are one path of an SVG, in that colour', () => {
  const paths = flat(drawAsSvg(stripScene(CONTENT, LAYOUT))).filter(({ attributes }) => attributes['d']?.includes('h'));
  // 0.5, −1, 0.25, 0, 1, −0.5 of 1.
  expect(paths.map(({ attributes }) => attributes['fill'])).toEqual([
    '#c00000',
    '#010000',
    '#a00000',
    '#800000',
    '#ff0000',
    '#410000',
  ]);
});
