/**
 * The activations a cell may have here, by their Keras names. `hard_sigmoid` is 0.2 x + 0.5, as Keras 1 and 2 and TensorFlow.js
 * have it; `hard_sigmoid_6` is x / 6 + 0.5, which Keras 3 and PyTorch call by the same name.
 */
export const ACTIVATIONS = [
  'tanh',
  'relu',
  'linear',
  'sigmoid',
  'hard_sigmoid',
  'hard_sigmoid_6',
  'softsign',
  'softplus',
  'elu',
  'selu',
  'relu6',
  'exponential',
] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** Slopes of the two hard sigmoids between 0 and 1. */
const [HARD_SLOPE, HARD_SLOPE_6] = [0.2, 1 / 6];
/** Klambauer et al. 2017, "Self-normalizing neural networks". */
const [SELU_SCALE, SELU_ALPHA] = [1.0507009873554805, 1.6732632423543772];
const RELU6_MOST = 6;

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
    default: {
      const one = RARE[activation];
      for (let i = at; i < end; i++) values[i] = one(values[i]!);
    }
  }
}

/** The activations that few networks have: a call for each number. */
const RARE: Readonly<Record<Exclude<Activation, 'tanh' | 'relu' | 'linear' | 'sigmoid'>, (x: number) => number>> = {
  hard_sigmoid: (x) => clipped(HARD_SLOPE * x + 0.5, 1),
  hard_sigmoid_6: (x) => clipped(HARD_SLOPE_6 * x + 0.5, 1),
  softsign: (x) => x / (1 + Math.abs(x)),
  // ln(1 + e^x) without e^x, which overflows.
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  selu: (x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
  relu6: (x) => clipped(x, RELU6_MOST),
  exponential: Math.exp,
};

function clipped(x: number, most: number): number {
  return Math.min(most, Math.max(0, x));
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
    case 'hard_sigmoid':
      return value > 0 && value < 1 ? HARD_SLOPE : 0;
    case 'hard_sigmoid_6':
      return value > 0 && value < 1 ? HARD_SLOPE_6 : 0;
    case 'softsign':
      return (1 - Math.abs(value)) ** 2;
    case 'softplus':
      return 1 - Math.exp(-value);
    case 'elu':
      return value > 0 ? 1 : value + 1;
    case 'selu':
      return value > 0 ? SELU_SCALE : value + SELU_SCALE * SELU_ALPHA;
    case 'relu6':
      return value > 0 && value < RELU6_MOST ? 1 : 0;
    case 'exponential':
      return value;
  }
}
