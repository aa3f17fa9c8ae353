/**
 * What a SimpleRNN is made of, in doubles: the operations of `nn/matrix.ts` and `nn/activation.ts` in their order, two lanes at a
 * time, so the same numbers bit for bit.
 */
import { FLOAT, inBlocks } from './vectors';

/** Rows that are summed together, as in `product.ts`. */
const BLOCK_BYTES: usize = 16 * sizeof<f64>();

/** `result = M v`; all are doubles. Two columns a turn: V8 11 (Node 20) keeps one of the sums in memory, and waits for it once a turn. */
function multiply(matrix: usize, rows: usize, columns: usize, vector: usize, result: usize): void {
  const end = vector + columns * sizeof<f64>();
  const resultEnd = result + rows * sizeof<f64>();
  let a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128;
  for (; result < resultEnd; result += BLOCK_BYTES) {
    a = b = c = d = e = f = g = h = f64x2.splat(0);
    let at = vector;
    for (; at + sizeof<f64>() < end; at += 2 * sizeof<f64>()) {
      const x = v128.load64_splat(at);
      const y = v128.load64_splat(at, 8);
      a = f64x2.add(a, f64x2.mul(v128.load(matrix), x));
      b = f64x2.add(b, f64x2.mul(v128.load(matrix, 16), x));
      c = f64x2.add(c, f64x2.mul(v128.load(matrix, 32), x));
      d = f64x2.add(d, f64x2.mul(v128.load(matrix, 48), x));
      e = f64x2.add(e, f64x2.mul(v128.load(matrix, 64), x));
      f = f64x2.add(f, f64x2.mul(v128.load(matrix, 80), x));
      g = f64x2.add(g, f64x2.mul(v128.load(matrix, 96), x));
      h = f64x2.add(h, f64x2.mul(v128.load(matrix, 112), x));
      a = f64x2.add(a, f64x2.mul(v128.load(matrix, 128), y));
      b = f64x2.add(b, f64x2.mul(v128.load(matrix, 144), y));
      c = f64x2.add(c, f64x2.mul(v128.load(matrix, 160), y));
      d = f64x2.add(d, f64x2.mul(v128.load(matrix, 176), y));
      e = f64x2.add(e, f64x2.mul(v128.load(matrix, 192), y));
      f = f64x2.add(f, f64x2.mul(v128.load(matrix, 208), y));
      g = f64x2.add(g, f64x2.mul(v128.load(matrix, 224), y));
      h = f64x2.add(h, f64x2.mul(v128.load(matrix, 240), y));
      matrix += 2 * BLOCK_BYTES;
    }
    if (at < end) {
      const x = v128.load64_splat(at);
      a = f64x2.add(a, f64x2.mul(v128.load(matrix), x));
      b = f64x2.add(b, f64x2.mul(v128.load(matrix, 16), x));
      c = f64x2.add(c, f64x2.mul(v128.load(matrix, 32), x));
      d = f64x2.add(d, f64x2.mul(v128.load(matrix, 48), x));
      e = f64x2.add(e, f64x2.mul(v128.load(matrix, 64), x));
      f = f64x2.add(f, f64x2.mul(v128.load(matrix, 80), x));
      g = f64x2.add(g, f64x2.mul(v128.load(matrix, 96), x));
      h = f64x2.add(h, f64x2.mul(v128.load(matrix, 112), x));
      matrix += BLOCK_BYTES;
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
}

/** Of `nn/activation.ts`, the highest first; in memory, see `coefficient` in `vectors.ts`. */
const TANH_P = memory.data<f64>([
  1.3184211374583763e-8, 2.047182032616799e-5, 0.003486581218616465, 0.13373197109218513, 0.9999999063536726,
]);
const TANH_Q = memory.data<f64>([
  7.702658028135145e-7, 0.00032713843225428953, 0.02584197656710326, 0.4670649397185369, 1,
]);

// @ts-ignore: decorator
@inline
function coefficient(table: usize, k: usize): v128 {
  return v128.load64_splat(table + k * sizeof<f64>());
}

/** A polynomial of degree 4 by Horner's rule. */
// @ts-ignore: decorator
@inline
function polynomial(table: usize, y: v128): v128 {
  let p = f64x2.add(coefficient(table, 1), f64x2.mul(y, coefficient(table, 0)));
  p = f64x2.add(coefficient(table, 2), f64x2.mul(y, p));
  p = f64x2.add(coefficient(table, 3), f64x2.mul(y, p));
  return f64x2.add(coefficient(table, 4), f64x2.mul(y, p));
}

// @ts-ignore: decorator
@inline
function tanh(x: v128): v128 {
  const y = f64x2.mul(x, x);
  const inside = f64x2.div(f64x2.mul(x, polynomial(TANH_P, y)), polynomial(TANH_Q, y));
  const below = v128.bitselect(f64x2.splat(1), inside, f64x2.gt(x, f64x2.splat(9)));
  return v128.bitselect(f64x2.splat(-1), below, f64x2.lt(x, f64x2.splat(-9)));
}

/** Copies `count` floats to doubles. */
function promote(floats: usize, count: usize, doubles: usize): void {
  for (const end = floats + count * FLOAT; floats < end; floats += FLOAT, doubles += sizeof<f64>()) {
    store<f64>(doubles, <f64>load<f32>(floats));
  }
}

/** Two floats from `address` on, as doubles. */
// @ts-ignore: decorator
@inline
function promoted(address: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(address));
}

/**
 * s = tanh(U x + W s + b)
 *
 * @param weights W, doubles
 * @param state room for a state of doubles
 */
export function simpleRnn(
  steps: usize,
  units: usize,
  weights: usize,
  sums: usize,
  state: usize,
  places: usize,
  states: usize,
): void {
  const unit = units * FLOAT;
  const rows = inBlocks(unit);
  for (; steps; steps--, places += sizeof<u32>()) {
    const inputs: usize = load<u32>(places);
    promote(states, units, state);
    multiply(weights, rows, units, state, sums);
    for (let j: usize = 0; j < unit; j += 2 * FLOAT) {
      const next = tanh(f64x2.add(promoted(inputs + j), v128.load(sums + 2 * j)));
      v128.store64_lane(states + unit + j, f32x4.demote_f64x2_zero(next), 0);
    }
    states += unit;
  }
}

/**
 * Rows of U x + b.
 *
 * @param width of a row
 * @param size of an x
 * @param weights U, doubles
 * @param bias b, floats
 * @param input room for an x of doubles
 */
export function projectDoubles(
  steps: usize,
  width: usize,
  size: usize,
  weights: usize,
  bias: usize,
  sums: usize,
  input: usize,
  inputs: usize,
  results: usize,
): void {
  const row = width * FLOAT;
  const rows = inBlocks(row);
  for (; steps; steps--) {
    promote(inputs, size, input);
    multiply(weights, rows, size, input, sums);
    for (let j: usize = 0; j < row; j += 2 * FLOAT) {
      const sum = f64x2.add(v128.load(sums + 2 * j), promoted(bias + j));
      v128.store64_lane(results + j, f32x4.demote_f64x2_zero(sum), 0);
    }
    inputs += size * FLOAT;
    results += row;
  }
}
