/**
 * The recurrence as one operation of TensorFlow.js: a whole sequence, all its states and all its outputs at once, with
 * back-propagation through time as its gradient. The mathematics is `nn/`'s; the TensorFlow.js is that of whoever calls, whose
 * tensors come in: none is bundled here.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import { CELLS, gatesOf, makeCell } from '../nn/cells';
import type { CellWeights, RecurrentGradients } from '../nn/cells/cell';
import { readOut } from '../nn/head';
import { projectionOf } from '../nn/layer';
import { inputGradients, runBackward, runForward, type Run } from '../nn/run';

/** What is used of the engine that all copies of TensorFlow.js in a page or process share. */
interface Engine {
  tidy<T>(make: () => T): T;
  makeTensor(values: Float32Array, shape: readonly number[], dtype: 'float32'): Tensor;
  /** What `tf.customGrad` calls; it takes several outputs. */
  runKernelFunc(operation: {
    readonly inputs: Readonly<Record<string, Tensor>>;
    readonly forwardFunc: () => Tensor[];
    readonly backwardsFunc: (dy: readonly Tensor[]) => Readonly<Record<string, () => Tensor>>;
  }): Tensor[];
}

/** @throws TypeError when TensorFlow.js has not been loaded */
function engineHere(): Engine {
  const { _tfengine: engine } = globalThis as { _tfengine?: Engine };
  if (!engine) throw new TypeError('"recurrence" works on tensors: load TensorFlow.js first');
  return engine;
}

/** A cell's settings that are not weights. */
export type CellSettings = Pick<CellWeights, 'kind' | 'activation' | 'recurrentActivation' | 'resetAfter'>;

/** What a fused recurrence takes, all float32 but ids. */
export interface RecurrenceInputs {
  /** Steps × input size: embedded words; or steps of int32 ids, with `embeddings`. */
  readonly inputs: Tensor;
  /** Vocabulary × input size. Needed when `inputs` are ids. */
  readonly embeddings?: Tensor | undefined;
  /** Input size × width. */
  readonly kernel: Tensor;
  /** Units × width; units × 0 for a cell without recurrent weights. */
  readonly recurrentKernel: Tensor;
  /** Width, or 2 × width for a GRU with `resetAfter`. */
  readonly bias: Tensor;
  /** Units × 1: V. */
  readonly readoutKernel: Tensor;
  /** 1: c. */
  readonly readoutBias: Tensor;
}

const INPUTS = ['inputs', 'embeddings', 'kernel', 'recurrentKernel', 'bias', 'readoutKernel', 'readoutBias'] as const;

/**
 * Runs a recurrent network over one sequence: differentiable, so that `tf.grad` works through it.
 *
 * @returns states (steps × units), logits (steps), outputs (steps: their sigmoid)
 * @throws RangeError when an id has no row in the embeddings or a shape does not fit
 * @throws TypeError when TensorFlow.js has not been loaded
 */
export function recurrence(
  given: RecurrenceInputs,
  settings: CellSettings,
): { readonly states: Tensor; readonly logits: Tensor; readonly outputs: Tensor } {
  const engine = engineHere();
  const tensor = (values: ArrayLike<number>, shape: readonly number[]): Tensor =>
    engine.makeTensor(Float32Array.from(values), shape, 'float32');
  const [states, logits, outputs] = engine.tidy(() => {
    // tfjs wants a tensor for every input, be it empty.
    const inputs = { ...given, embeddings: given.embeddings ?? tensor([], [0, given.kernel.shape[0]!]) };
    let sequence: Sequence;
    return engine.runKernelFunc({
      inputs,
      forwardFunc: () => {
        sequence = sequenceOf(inputs, settings);
        const { logits, outputs } = sequence.forward();
        const { steps, cell, run } = sequence;
        return [tensor(run.states, [steps, cell.units]), tensor(logits, [steps]), tensor(outputs, [steps])];
      },
      // Each input's gradient runs in a `tidy` of its own, so what they share is kept as arrays, never as tensors.
      backwardsFunc: ([dStates, dLogits, dOutputs]) => {
        const throughOutputs = dOutputs!.dataSync<'float32'>();
        const logits = Float64Array.from(dLogits!.dataSync<'float32'>(), (gradient, t) => {
          const output = sequence.outputs[t]!;
          return gradient + throughOutputs[t]! * output * (1 - output);
        });
        const gradients = sequence.backward(dStates!.dataSync<'float32'>(), logits);
        return Object.fromEntries(INPUTS.map((name) => [name, () => tensor(gradients[name], inputs[name].shape)]));
      },
    });
  });
  return { states: states!, logits: logits!, outputs: outputs! };
}

type Arrays = Readonly<Record<keyof RecurrenceInputs, Float32Array>>;

/** Everything of one sequence that forward and backward both need. */
class Sequence {
  readonly weights: CellWeights;
  readonly cell;
  readonly steps: number;
  readonly inputSize: number;
  /** Steps × input size. */
  readonly embedded: Float32Array;
  readonly run: Run;
  /** Steps: what `forward` made. */
  readonly outputs: Float32Array;

  constructor(
    readonly arrays: Arrays,
    readonly ids: Int32Array | null,
    shapes: { readonly kernel: readonly number[]; readonly units: number },
    settings: CellSettings,
  ) {
    const { units } = shapes;
    const width = gatesOf(settings.kind) * units;
    this.inputSize = shapes.kernel[0]!;
    const hasTwoBiases = settings.resetAfter && settings.kind === 'gru';
    expectSize('kernel', arrays.kernel, this.inputSize * width);
    expectSize('recurrentKernel', arrays.recurrentKernel, CELLS[settings.kind].isRecurrentSum ? units * width : 0);
    expectSize('bias', arrays.bias, hasTwoBiases ? 2 * width : width);
    expectSize('readoutKernel', arrays.readoutKernel, units);
    expectSize('readoutBias', arrays.readoutBias, 1);
    this.weights = {
      ...settings,
      units,
      kernel: arrays.kernel,
      recurrentKernel: arrays.recurrentKernel,
      bias: arrays.bias.subarray(0, width),
      recurrentBias: hasTwoBiases ? arrays.bias.subarray(width) : null,
    };
    this.cell = makeCell(this.weights);
    this.embedded = ids ? gather(arrays.embeddings, ids, this.inputSize) : arrays.inputs;
    this.steps = this.embedded.length / this.inputSize;
    this.outputs = new Float32Array(this.steps);
    const rows = new Float32Array(this.steps * width);
    const places = Array.from({ length: this.steps }, (_, t) => t * this.inputSize);
    projectionOf(this.weights).project(this.embedded, places, rows, 0);
    this.run = {
      inputs: rows,
      places: Int32Array.from({ length: this.steps }, (_, t) => t * width),
      masked: null,
      states: new Float32Array(this.steps * units),
      memory: new Float32Array(this.steps * (this.cell.carrySize - units)),
    };
  }

  /** Fills the run, and returns what the readout makes of it. */
  forward(): { readonly logits: Float32Array; readonly outputs: Float32Array } {
    runForward(this.cell, this.run, 0, this.steps);
    const logits = new Float64Array(this.steps);
    const { outputs } = this;
    const { readoutKernel: kernel, readoutBias } = this.arrays;
    readOut({ kernel, bias: readoutBias[0]! }, this.run.states, logits, outputs, 0, this.steps);
    return { logits: Float32Array.from(logits), outputs };
  }

  /**
   * Gradients of everything that went in.
   *
   * @param states steps × units: ∂loss/∂states
   * @param logits steps: ∂loss/∂logits, those through the outputs included
   */
  backward(states: Float32Array, logits: Float64Array): Readonly<Record<keyof RecurrenceInputs, ArrayLike<number>>> {
    const { cell, steps, inputSize, arrays } = this;
    const { units, width } = cell;
    const direct = Float64Array.from(states);
    const readoutKernel = new Float64Array(units);
    for (let t = 0; t < steps; t++) {
      for (let j = 0; j < units; j++) {
        direct[t * units + j]! += logits[t]! * arrays.readoutKernel[j]!;
        readoutKernel[j]! += logits[t]! * this.run.states[t * units + j]!;
      }
    }
    const recurrent: RecurrentGradients = {
      recurrentKernel: new Float64Array(arrays.recurrentKernel.length),
      recurrentBias: this.weights.recurrentBias ? new Float64Array(width) : null,
    };
    const { sums } = runBackward(cell, this.run, steps, direct, recurrent);
    const inputs = inputGradients(sums, arrays.kernel, width);
    const kernel = new Float64Array(inputSize * width);
    const bias = new Float64Array(arrays.bias.length);
    for (let t = 0; t < steps; t++) {
      for (let j = 0; j < width; j++) {
        const sum = sums[t * width + j]!;
        bias[j]! += sum;
        for (let k = 0; k < inputSize; k++) kernel[k * width + j]! += this.embedded[t * inputSize + k]! * sum;
      }
    }
    if (recurrent.recurrentBias) bias.set(recurrent.recurrentBias, width);
    const embeddings = new Float64Array(arrays.embeddings.length);
    this.ids?.forEach((id, t) => {
      for (let k = 0; k < inputSize; k++) embeddings[id * inputSize + k]! += inputs[t * inputSize + k]!;
    });
    return {
      inputs,
      embeddings,
      kernel,
      recurrentKernel: recurrent.recurrentKernel,
      bias,
      readoutKernel,
      readoutBias: [logits.reduce((sum, logit) => sum + logit, 0)],
    };
  }
}

function gather(embeddings: Float32Array, ids: Int32Array, size: number): Float32Array {
  const rows = embeddings.length / size;
  const gathered = new Float32Array(ids.length * size);
  ids.forEach((id, t) => {
    if (!(id >= 0 && id < rows)) throw new RangeError(`id ${id} is outside the embedding, which has ${rows} rows`);
    gathered.set(embeddings.subarray(id * size, (id + 1) * size), t * size);
  });
  return gathered;
}

function expectSize(name: string, array: Float32Array, size: number): void {
  if (array.length !== size) throw new RangeError(`${name} has ${array.length} numbers, and ${size} are needed`);
}

/** Arrays of the sequence's own: a backend may use those of its tensors again. */
function sequenceOf(inputs: Required<RecurrenceInputs>, settings: CellSettings): Sequence {
  const read = (name: keyof RecurrenceInputs): Float32Array => Float32Array.from(inputs[name]!.dataSync());
  const arrays = Object.fromEntries(INPUTS.map((name) => [name, read(name)])) as unknown as Arrays;
  const ids = inputs.inputs.dtype === 'int32' ? Int32Array.from(arrays.inputs) : null;
  return new Sequence(arrays, ids, { kernel: inputs.kernel.shape, units: inputs.recurrentKernel.shape[0]! }, settings);
}
