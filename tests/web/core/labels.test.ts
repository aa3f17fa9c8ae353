import { expect, it } from 'vitest';
import { placeLabels } from '../../../web/src/plot/labels';

type Line = readonly [from: readonly [number, number], to: readonly [number, number]];
const ROOM = { width: 200, height: 100 };
const place = (points: (readonly [x: number, y: number, width: number])[], lines: readonly Line[] = []) =>
  placeLabels(
    points.map(([x, y, width]) => ({ x, y, width })),
    lines,
    { height: 10, gap: 6 },
    ROOM,
  );

it('names stand to the right, or to the left where there is no room', () => {
  expect(
    place([
      [50, 20, 40],
      [180, 80, 40],
    ]),
  ).toEqual([
    { left: 56, middle: 20 },
    { left: 134, middle: 80 },
  ]);
});

it('no name stands on another or on a point', () => {
  // The second point is where the first one's name would be on the right.
  expect(
    place([
      [60, 50, 40],
      [100, 50, 30],
    ]),
  ).toEqual([
    { left: 14, middle: 50 },
    { left: 106, middle: 50 },
  ]);
  // Three points on one line, close together: beside the outer ones, below the middle one.
  const three = place([
    [90, 50, 40],
    [100, 50, 40],
    [110, 50, 40],
  ]);
  expect(three.map(({ middle }) => middle)).toEqual([50, 61, 50]);
});

it('a name keeps off lines where it can', () => {
  const toTheRight: Line = [
    [60, 50],
    [190, 50],
  ];
  const acrossAll: Line = [
    [0, 50],
    [190, 50],
  ];
  const upAndDown: Line = [
    [60, 0],
    [60, 100],
  ];
  expect(place([[60, 50, 40]], [toTheRight])).toEqual([{ left: 14, middle: 50 }]);
  expect(place([[60, 50, 40]], [acrossAll])).toEqual([{ left: 40, middle: 61 }]);
  expect(place([[60, 50, 40]], [acrossAll, upAndDown])).toEqual([{ left: 66, middle: 50 }]);
});

it('a name too wide for any place stands to the right', () => {
  expect(place([[100, 50, 500]])).toEqual([{ left: 106, middle: 50 }]);
});
