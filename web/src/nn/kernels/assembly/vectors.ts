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

/** A coefficient in memory, in all lanes: an engine makes a literal in three instructions, and loads one in one. */
// @ts-ignore: decorator
@inline
function coefficient(table: usize, k: usize): v128 {
  return v128.load32_splat(table + k * FLOAT);
}

/** A polynomial of degree 4 by Horner's rule, its highest coefficient first. */
// @ts-ignore: decorator
@inline
function polynomial(table: usize, y: v128): v128 {
  let p = madd(y, coefficient(table, 0), coefficient(table, 1));
  p = madd(y, p, coefficient(table, 2));
  p = madd(y, p, coefficient(table, 3));
  return madd(y, p, coefficient(table, 4));
}

/** P, Q, and (P − Q) / y, of which the highest coefficient is zero. */
const TANH_P = memory.data<f32>([
  1.343750000160071e-8, 2.0675332052633166e-5, 0.003499908372759819, 0.1338476836681366, 1,
]);
const TANH_Q = memory.data<f32>([
  7.81235655722412e-7, 0.00032924895640462637, 0.025893738493323326, 0.46718090772628784, 1,
]);
const TANH_D = memory.data<f32>([
  -7.677981557208113e-7, -0.0003085736243519932, -0.022393830120563507, -0.33333322405815125,
]);

/**
 * tanh = x P(y)/Q(y) with y = x²: fitted to [0, 9] with relative errors level, its coefficients rounded to floats one after the other. Beyond
 * ±9 tanh is ±1 to float32 rounding; NaN stays NaN.
 *
 * Near 0 it is written x + x (P − Q)/Q, where the fraction is small, and so are its roundings: half the error of the plain form.
 */
export function tanh(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, f32x4.splat(9)), f32x4.splat(-9));
  const y = f32x4.mul(x, x);
  let d = madd(y, coefficient(TANH_D, 0), coefficient(TANH_D, 1));
  d = madd(y, d, coefficient(TANH_D, 2));
  d = madd(y, d, coefficient(TANH_D, 3));
  const isNear = f32x4.lt(y, f32x4.splat(2));
  const numerator = v128.bitselect(f32x4.mul(y, d), polynomial(TANH_P, y), isNear);
  const fraction = f32x4.div(f32x4.mul(x, numerator), polynomial(TANH_Q, y));
  return f32x4.add(v128.and(x, isNear), fraction);
}

/** The same for x / 2, halved: a power of two a coefficient, so nothing is rounded. */
const SIGMOID_P = memory.data<f32>([
  1.3122558595313194e-11, 8.07630158305983e-8, 5.468606832437217e-5, 0.008365480229258537, 0.25,
]);
const SIGMOID_Q = memory.data<f32>([
  3.051701780165672e-9, 5.144514943822287e-6, 0.0016183586558327079, 0.11679522693157196, 1,
]);

/** 1 / (1 + e^−x) = 1/2 + tanh(x/2)/2. */
export function sigmoid(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, f32x4.splat(18)), f32x4.splat(-18));
  const y = f32x4.mul(x, x);
  return f32x4.add(
    f32x4.splat(0.5),
    f32x4.div(f32x4.mul(x, polynomial(SIGMOID_P, y)), polynomial(SIGMOID_Q, y)),
  );
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
