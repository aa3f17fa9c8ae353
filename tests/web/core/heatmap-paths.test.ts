import { expect, it } from 'vitest';
import { heatmapPaths } from '../../../web/src/plot/heatmap-paths';

it('puts every square into the path of its colour, and leaves zeros out', () => {
  const matrix = [
    [1, -0.5, 0],
    [0, 1, 0.5],
  ];
  const paths = heatmapPaths(2, 3, (row, column) => matrix[row]![column]!);
  expect(new Map(paths.map(({ share, path }) => [share, path]))).toEqual(
    new Map([
      [1, 'M0 0h1v1h-1zM1 1h1v1h-1z'],
      [-0.5, 'M1 0h1v1h-1z'],
      [0.5, 'M2 1h1v1h-1z'],
    ]),
  );
});

it('is empty for a matrix of zeros', () => expect(heatmapPaths(3, 3, () => 0)).toEqual([]));
