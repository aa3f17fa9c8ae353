/** The activations a cell may have here, by their Keras names. */
export const ACTIVATIONS = ['tanh', 'relu', 'linear', 'sigmoid'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** Beyond this tanh is 1 to float32 rounding. */
const SATURATION = 9;

/**
 * tanh to float32 accuracy: at most 1.9e-8 from the true value, without a call into the runtime's mathematics library,
 * which costs more than a unit's whole row of W.
 *
 * x·P(x²)/Q(x²) with P and Q of degree 4 in x², fitted to tanh on [0, 9] by weighted least squares, the weights raised
 * where the error was largest until it was level (Lawson's method).
 */
export function tanh(x: number): number {
  if (x > SATURATION) return 1;
  if (x < -SATURATION) return -1;
  const y = x * x;
  const p =
    0.9999999063536726 +
    y * (0.13373197109218513 + y * (0.003486581218616465 + y * (2.047182032616799e-5 + y * 1.3184211374583763e-8)));
  const q =
    1 + y * (0.4670649397185369 + y * (0.02584197656710326 + y * (0.00032713843225428953 + y * 7.702658028135145e-7)));
  return (x * p) / q;
}

/** 1 / (1 + e^−x), by way of tanh. */
export function sigmoid(x: number): number {
  return 0.5 + 0.5 * tanh(0.5 * x);
}

/** Applies an activation to `count` numbers from `at` on, in place. One loop an activation, so that each is inlined. */
export function activate(activation: Activation, values: Float64Array, at: number, count: number): void {
  const end = at + count;
  switch (activation) {
    case 'tanh':
      for (let i = at; i < end; i++) values[i] = tanh(values[i]!);
      return;
    case 'sigmoid':
      for (let i = at; i < end; i++) values[i] = sigmoid(values[i]!);
      return;
    case 'relu':
      for (let i = at; i < end; i++) if (!(values[i]! > 0)) values[i] = 0;
      return;
    case 'linear':
      return;
  }
}

/** The derivative of an activation where its value is `value`. */
export function slope(activation: Activation, value: number): number {
  switch (activation) {
    case 'tanh':
      return 1 - value * value;
    case 'sigmoid':
      return value * (1 - value);
    case 'relu':
      return value > 0 ? 1 : 0;
    case 'linear':
      return 1;
  }
}
