/**
 * Each cell over many steps, as `nn/cells` defines them in JavaScript. `places` are the addresses of each step's row of inputs (U x + b,
 * width numbers). A step reads its row and the state behind which it writes its own: `states` begins with the state that the first
 * step is given.
 *
 * Units are taken four at a time. Where their number is no multiple of four, the last lanes compute something meaningless: it
 * lies in the place of the next step's first units, which are written after it, and no product reads it.
 */
import { multiply } from './product';
import { blend, FLOAT, inBlocks, inVectors, madd, sigmoid, sum, tanh, VECTOR } from './vectors';

/**
 * z, r = σ(U x + W s + b); g = tanh(U x + b + r∘(W s + b')); s = z∘s + (1 − z)∘g
 *
 * @param weights W of z, r and g
 * @param bias b' of z, r and g, each in whole vectors
 */
export function gruResetAfter(
  steps: usize,
  units: usize,
  weights: usize,
  bias: usize,
  sums: usize,
  places: usize,
  states: usize,
): void {
  const unit = units * FLOAT;
  const gate = inVectors(units);
  const rows = inBlocks(3 * gate);
  for (; steps; steps--, places += sizeof<u32>()) {
    const inputs: usize = load<u32>(places);
    multiply(weights, rows, units, states, sums);
    for (let j: usize = 0; j < unit; j += VECTOR) {
      const x = inputs + j,
        w = sums + j,
        b = bias + j;
      const z = sigmoid(f32x4.add(sum(x, w), v128.load(b)));
      const r = sigmoid(f32x4.add(sum(x + unit, w + gate), v128.load(b + gate)));
      const g = tanh(madd(r, sum(b + 2 * gate, w + 2 * gate), v128.load(x + 2 * unit)));
      v128.store(states + unit + j, blend(z, v128.load(states + j), g));
    }
    states += unit;
  }
}

/**
 * z, r = σ(U x + W s + b); g = tanh(U x + W (r∘s) + b); s = z∘s + (1 − z)∘g
 *
 * @param weights W of z and r
 * @param candidate W of g
 * @param through room for r∘s, in whole vectors
 */
export function gruResetBefore(
  steps: usize,
  units: usize,
  weights: usize,
  candidate: usize,
  sums: usize,
  through: usize,
  places: usize,
  states: usize,
): void {
  const unit = units * FLOAT;
  const gate = inVectors(units);
  const rows = inBlocks(2 * gate);
  const candidateRows = inBlocks(gate);
  for (; steps; steps--, places += sizeof<u32>()) {
    const inputs: usize = load<u32>(places);
    multiply(weights, rows, units, states, sums);
    for (let j: usize = 0; j < unit; j += VECTOR) {
      const r = sigmoid(sum(inputs + unit + j, sums + gate + j));
      v128.store(through + j, f32x4.mul(r, v128.load(states + j)));
    }
    multiply(candidate, candidateRows, units, through, sums + rows * FLOAT);
    for (let j: usize = 0; j < unit; j += VECTOR) {
      const z = sigmoid(sum(inputs + j, sums + j));
      const g = tanh(sum(inputs + 2 * unit + j, sums + rows * FLOAT + j));
      v128.store(states + unit + j, blend(z, v128.load(states + j), g));
    }
    states += unit;
  }
}

/** i, f, o = σ(U x + W s + b); g = tanh(U x + W s + b); c = f∘c + i∘g; s = o∘tanh(c) */
export function lstm(
  steps: usize,
  units: usize,
  weights: usize,
  sums: usize,
  places: usize,
  states: usize,
  memory: usize,
): void {
  const unit = units * FLOAT;
  const gate = inVectors(units);
  const rows = inBlocks(4 * gate);
  for (; steps; steps--, places += sizeof<u32>()) {
    const inputs: usize = load<u32>(places);
    multiply(weights, rows, units, states, sums);
    for (let j: usize = 0; j < unit; j += VECTOR) {
      const x = inputs + j,
        w = sums + j;
      const i = sigmoid(sum(x, w));
      const f = sigmoid(sum(x + unit, w + gate));
      const g = tanh(sum(x + 2 * unit, w + 2 * gate));
      const o = sigmoid(sum(x + 3 * unit, w + 3 * gate));
      const c = madd(f, v128.load(memory + j), f32x4.mul(i, g));
      v128.store(memory + unit + j, c);
      v128.store(states + unit + j, f32x4.mul(o, tanh(c)));
    }
    states += unit;
    memory += unit;
  }
}

/** z = σ(U x + b); g = U x + b, or its tanh; s = (1 − z)∘s + z∘g */
export function minGru(steps: usize, units: usize, hasTanh: bool, places: usize, states: usize): void {
  const unit = units * FLOAT;
  for (; steps; steps--, places += sizeof<u32>()) {
    const inputs: usize = load<u32>(places);
    for (let j: usize = 0; j < unit; j += VECTOR) {
      const z = sigmoid(v128.load(inputs + j));
      let g = v128.load(inputs + unit + j);
      if (hasTanh) g = tanh(g);
      v128.store(states + unit + j, blend(z, g, v128.load(states + j)));
    }
    states += unit;
  }
}

/**
 * Rows of U x + b.
 *
 * @param width of a row
 * @param size of an x
 */
export function project(
  steps: usize,
  width: usize,
  size: usize,
  weights: usize,
  bias: usize,
  sums: usize,
  inputs: usize,
  results: usize,
): void {
  const row = width * FLOAT;
  const rows = inBlocks(row);
  for (; steps; steps--) {
    multiply(weights, rows, size, inputs, sums);
    for (let j: usize = 0; j < row; j += VECTOR) v128.store(results + j, sum(sums + j, bias + j));
    inputs += size * FLOAT;
    results += row;
  }
}
