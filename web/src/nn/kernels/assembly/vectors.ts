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

/** The rational function of `tanh` in `nn/activation.ts`. Beyond ±9 tanh is ±1 to float32 rounding; NaN stays NaN. */
export function tanh(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, f32x4.splat(9)), f32x4.splat(-9));
  const y = f32x4.mul(x, x);
  let p = horner(2.047182032616799e-5, y, f32x4.splat(1.3184211374583763e-8));
  p = horner(0.003486581218616465, y, p);
  p = horner(0.13373197109218513, y, p);
  p = horner(0.9999999063536726, y, p);
  let q = horner(0.00032713843225428953, y, f32x4.splat(7.702658028135145e-7));
  q = horner(0.02584197656710326, y, q);
  q = horner(0.4670649397185369, y, q);
  q = horner(1, y, q);
  return f32x4.div(f32x4.mul(x, p), q);
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
