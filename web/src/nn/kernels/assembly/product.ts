import { FLOAT, madd } from './vectors';

/**
 * Rows of a matrix that are summed together, as `pack` in `../packed.ts` lays them out: a block's entries stand side by side, column
 * after column, and missing rows are zeros.
 */
const BLOCK_BYTES: usize = 16 * FLOAT;

/**
 * `result = M v`. Two blocks are read side by side: large matrices come from far caches, which serve two streams faster than one.
 *
 * @param rows of the result, in whole blocks
 */
export function multiply(matrix: usize, rows: usize, columns: usize, vector: usize, result: usize): void {
  const end = vector + columns * FLOAT;
  const resultEnd = result + rows * FLOAT;
  let a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128;
  for (; result + BLOCK_BYTES < resultEnd; result += 2 * BLOCK_BYTES) {
    a = b = c = d = e = f = g = h = f32x4.splat(0);
    let second = matrix + columns * BLOCK_BYTES;
    for (let at = vector; at < end; at += FLOAT) {
      const x = v128.load32_splat(at);
      a = madd(v128.load(matrix), x, a);
      b = madd(v128.load(matrix, 16), x, b);
      c = madd(v128.load(matrix, 32), x, c);
      d = madd(v128.load(matrix, 48), x, d);
      e = madd(v128.load(second), x, e);
      f = madd(v128.load(second, 16), x, f);
      g = madd(v128.load(second, 32), x, g);
      h = madd(v128.load(second, 48), x, h);
      matrix += BLOCK_BYTES;
      second += BLOCK_BYTES;
    }
    matrix = second;
    v128.store(result, a);
    v128.store(result, b, 16);
    v128.store(result, c, 32);
    v128.store(result, d, 48);
    v128.store(result, e, 64);
    v128.store(result, f, 80);
    v128.store(result, g, 96);
    v128.store(result, h, 112);
  }
  if (result < resultEnd) {
    a = b = c = d = f32x4.splat(0);
    for (let at = vector; at < end; at += FLOAT) {
      const x = v128.load32_splat(at);
      a = madd(v128.load(matrix), x, a);
      b = madd(v128.load(matrix, 16), x, b);
      c = madd(v128.load(matrix, 32), x, c);
      d = madd(v128.load(matrix, 48), x, d);
      matrix += BLOCK_BYTES;
    }
    v128.store(result, a);
    v128.store(result, b, 16);
    v128.store(result, c, 32);
    v128.store(result, d, 48);
  }
}
