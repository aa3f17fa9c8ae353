/** Four floats at a time: the arithmetic that products and cells are written in. */

/** Bytes of a float. */
export const FLOAT: usize = 4;
/** Bytes of a vector. */
export const VECTOR: usize = 16;

/**
 * `sum + a b`: rounded once where the engine has "relaxed" vectors and the processor multiplies and adds in one instruction,
 * otherwise twice.
 */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, sum: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** A step of Horner's rule: `constant + y p`. */
// @ts-ignore: decorator
@inline
function horner(constant: f32, y: v128, p: v128): v128 {
  return madd(y, p, f32x4.splat(constant));
}

/**
 * tanh = x P(y)/Q(y) with y = x²: fitted to [0, 9] with relative errors level, its coefficients rounded to floats one after the other. Beyond
 * ±9 tanh is ±1 to float32 rounding; NaN stays NaN.
 *
 * Near 0 it is written x + x (P − Q)/Q, where the fraction is small, and so are its roundings: half the error of the plain form.
 */
export function tanh(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, f32x4.splat(9)), f32x4.splat(-9));
  const y = f32x4.mul(x, x);
  let q = horner(0.00032924895640462637, y, f32x4.splat(7.81235655722412e-07));
  q = horner(0.025893738493323326, y, q);
  q = horner(0.46718090772628784, y, q);
  q = horner(1, y, q);
  let p = horner(2.0675332052633166e-05, y, f32x4.splat(1.343750000160071e-08));
  p = horner(0.003499908372759819, y, p);
  p = horner(0.1338476836681366, y, p);
  p = horner(1, y, p);
  // P − Q, divided by y.
  let d = horner(-0.0003085736243519932, y, f32x4.splat(-7.677981557208113e-07));
  d = horner(-0.022393830120563507, y, d);
  d = horner(-0.33333322405815125, y, d);
  const isNear = f32x4.lt(y, f32x4.splat(2));
  const fraction = f32x4.div(f32x4.mul(x, v128.bitselect(f32x4.mul(y, d), p, isNear)), q);
  return f32x4.add(v128.and(x, isNear), fraction);
}

/** 1 / (1 + e^−x), by way of tanh. */
export function sigmoid(x: v128): v128 {
  const half = f32x4.splat(0.5);
  return madd(half, tanh(f32x4.mul(half, x)), half);
}

/** `z a + (1 − z) b`. */
// @ts-ignore: decorator
@inline
export function blend(z: v128, a: v128, b: v128): v128 {
  return madd(z, f32x4.sub(a, b), b);
}

/** The sum of two vectors in memory. */
// @ts-ignore: decorator
@inline
export function sum(a: usize, b: usize): v128 {
  return f32x4.add(v128.load(a), v128.load(b));
}

/** Bytes of `count` floats in whole vectors. */
// @ts-ignore: decorator
@inline
export function inVectors(count: usize): usize {
  return (count * FLOAT + VECTOR - 1) & ~(VECTOR - 1);
}

/** `bytes` of floats as rows in whole blocks of 16. */
// @ts-ignore: decorator
@inline
export function inBlocks(bytes: usize): usize {
  return (bytes / FLOAT + 15) & ~15;
}
