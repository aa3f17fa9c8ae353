/** Weights of PyTorch's and ONNX' recurrent cells, laid out as Keras does: transposed, gates in another order. */
import type { Activation } from '../../nn/activation';
import type { CellKind } from '../../nn/cells';
import type { CellWeights } from '../../nn/cells/cell';
import { gatesOf } from './cell-kinds';

/** Rows gates × units, columns inputs, as PyTorch and ONNX keep them. */
export interface GateRows {
  readonly kind: CellKind;
  readonly units: number;
  /** Which of its gates stands where Keras has its first, its second … */
  readonly order: readonly number[];
  /** Gates × units, times inputs. */
  readonly input: Float32Array;
  /** Gates × units, times units. */
  readonly recurrent: Float32Array;
  /** Gates × units; zeros where there is none. */
  readonly inputBias: Float32Array;
  readonly recurrentBias: Float32Array;
  readonly activation: Activation;
  readonly recurrentActivation: Activation;
  /** GRU only: whether the reset gate acts behind the product. */
  readonly resetAfter: boolean;
}

export function cellFromRows(rows: GateRows): CellWeights {
  const { kind, units, order, activation, recurrentActivation, resetAfter } = rows;
  const inputBias = ordered(rows.inputBias, units, order);
  const recurrentBias = ordered(rows.recurrentBias, units, order);
  return {
    kind,
    units,
    activation,
    recurrentActivation,
    resetAfter,
    kernel: turned(rows.input, units, order),
    recurrentKernel: turned(rows.recurrent, units, order),
    bias: resetAfter ? inputBias : inputBias.map((value, k) => value + recurrentBias[k]!),
    recurrentBias: resetAfter ? recurrentBias : null,
  };
}

/** Inputs × gates side by side, the gates in Keras' order. */
function turned(rows: Float32Array, units: number, order: readonly number[]): Float32Array {
  const width = order.length * units;
  const inputs = rows.length / width;
  const kernel = new Float32Array(rows.length);
  for (const [gate, from] of order.entries()) {
    for (let unit = 0; unit < units; unit++) {
      const row = (from * units + unit) * inputs;
      for (let k = 0; k < inputs; k++) kernel[k * width + gate * units + unit] = rows[row + k]!;
    }
  }
  return kernel;
}

function ordered(bias: Float32Array, units: number, order: readonly number[]): Float32Array {
  const found = new Float32Array(bias.length);
  for (const [gate, from] of order.entries()) found.set(bias.subarray(from * units, (from + 1) * units), gate * units);
  return found;
}

export function zeroBias(kind: CellKind, units: number): Float32Array {
  return new Float32Array(gatesOf(kind) * units);
}
