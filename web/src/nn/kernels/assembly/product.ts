import { FLOAT, madd } from './vectors';

/**
 * Rows of a matrix that are summed together, as `pack` in `../packed.ts` lays them out: a block's entries stand side by side, column
 * after column, and missing rows are zeros.
 */
const BLOCK_ROWS: usize = 16;
const BLOCK_BYTES: usize = BLOCK_ROWS * FLOAT;

/**
 * `result = M v`. Three blocks are read side by side, or two: large matrices come from far caches, which serve several streams faster
 * than one, and a single block's four sums would wait for each other.
 *
 * @param rows of the result, in whole blocks
 */
export function multiply(matrix: usize, rows: usize, columns: usize, vector: usize, result: usize): void {
  let blocks = rows / BLOCK_ROWS;
  while (blocks > 0) {
    let done: usize = 1;
    if (blocks == 3 || blocks > 4) {
      threeBlocks(matrix, columns, vector, result);
      done = 3;
    } else if (blocks > 1) {
      twoBlocks(matrix, columns, vector, result);
      done = 2;
    } else oneBlock(matrix, columns, vector, result);
    blocks -= done;
    matrix += done * columns * BLOCK_BYTES;
    result += done * BLOCK_BYTES;
  }
}

// @ts-ignore: decorator
@inline
function threeBlocks(matrix: usize, columns: usize, vector: usize, result: usize): void {
  let a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128, i: v128, j: v128, k: v128, l: v128;
  a = b = c = d = e = f = g = h = i = j = k = l = f32x4.splat(0);
  let second = matrix + columns * BLOCK_BYTES;
  let third = second + columns * BLOCK_BYTES;
  for (const end = vector + columns * FLOAT; vector < end; vector += FLOAT) {
    const x = v128.load32_splat(vector);
    a = madd(v128.load(matrix), x, a);
    b = madd(v128.load(matrix, 16), x, b);
    c = madd(v128.load(matrix, 32), x, c);
    d = madd(v128.load(matrix, 48), x, d);
    e = madd(v128.load(second), x, e);
    f = madd(v128.load(second, 16), x, f);
    g = madd(v128.load(second, 32), x, g);
    h = madd(v128.load(second, 48), x, h);
    i = madd(v128.load(third), x, i);
    j = madd(v128.load(third, 16), x, j);
    k = madd(v128.load(third, 32), x, k);
    l = madd(v128.load(third, 48), x, l);
    matrix += BLOCK_BYTES;
    second += BLOCK_BYTES;
    third += BLOCK_BYTES;
  }
  v128.store(result, a);
  v128.store(result, b, 16);
  v128.store(result, c, 32);
  v128.store(result, d, 48);
  v128.store(result, e, 64);
  v128.store(result, f, 80);
  v128.store(result, g, 96);
  v128.store(result, h, 112);
  v128.store(result, i, 128);
  v128.store(result, j, 144);
  v128.store(result, k, 160);
  v128.store(result, l, 176);
}

// @ts-ignore: decorator
@inline
function twoBlocks(matrix: usize, columns: usize, vector: usize, result: usize): void {
  let a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128;
  a = b = c = d = e = f = g = h = f32x4.splat(0);
  let second = matrix + columns * BLOCK_BYTES;
  for (const end = vector + columns * FLOAT; vector < end; vector += FLOAT) {
    const x = v128.load32_splat(vector);
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
  v128.store(result, a);
  v128.store(result, b, 16);
  v128.store(result, c, 32);
  v128.store(result, d, 48);
  v128.store(result, e, 64);
  v128.store(result, f, 80);
  v128.store(result, g, 96);
  v128.store(result, h, 112);
}

// @ts-ignore: decorator
@inline
function oneBlock(matrix: usize, columns: usize, vector: usize, result: usize): void {
  let a: v128, b: v128, c: v128, d: v128;
  a = b = c = d = f32x4.splat(0);
  for (const end = vector + columns * FLOAT; vector < end; vector += FLOAT) {
    const x = v128.load32_splat(vector);
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
