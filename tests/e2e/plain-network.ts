import { readFileSync } from 'node:fs';

/** A Simple RNN written out once more, with nothing of the page's own code: what a figure shows is compared with it. */
export interface PlainNetwork {
  readonly units: number;
  /** Units: V. */
  readonly readout: readonly number[];
  readonly bias: number;
  /** P(positive) of words that stand in the vocabulary as they are; others are unknown. */
  read(words: readonly string[]): { readonly probability: number; readonly states: readonly (readonly number[])[] };
}

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly quantization?: { readonly min: number; readonly scale: number };
}

const START = 1;
const UNKNOWN = 2;
const FLOAT_BYTES = 4;

/** Reads a model directory of a SimpleRNN whose embedding is stored in single bytes, as the shipped ones are. */
export function plainNetwork(id: string): PlainNetwork {
  const folder = new URL(`../../web/public/models/${id}/`, import.meta.url);
  const { weightsManifest } = JSON.parse(readFileSync(new URL('model.json', folder), 'utf8')) as {
    weightsManifest: readonly { readonly paths: readonly string[]; readonly weights: readonly Weight[] }[];
  };
  const matrices = new Map<string, number[]>();
  for (const { paths, weights } of weightsManifest) {
    const bytes = Buffer.concat(paths.map((path) => readFileSync(new URL(path, folder))));
    let at = 0;
    for (const { name, shape, quantization } of weights) {
      const size = shape.reduce((product, each) => product * each, 1);
      const numbers = Array.from({ length: size }, (_, k) =>
        quantization ? bytes[at + k]! * quantization.scale + quantization.min : bytes.readFloatLE(at + FLOAT_BYTES * k),
      );
      matrices.set(name, numbers);
      at += size * (quantization ? 1 : FLOAT_BYTES);
    }
  }
  const of = (ending: string): number[] => [...matrices].find(([name]) => name.endsWith(ending))![1];
  const [embeddings, kernel, recurrent] = [of('/embeddings'), of('_cell/kernel'), of('_cell/recurrent_kernel')];
  const [readout, [bias], cellBias] = [of('readout/kernel'), of('readout/bias'), of('_cell/bias')];
  const units = readout.length;
  const size = kernel.length / units;
  const words = readFileSync(new URL('vocabulary.txt', folder), 'utf8').split('\n');
  const ids = new Map(words.map((word, index) => [word, index]));
  return {
    units,
    readout,
    bias: bias!,
    read: (text) => {
      let state = new Array<number>(units).fill(0);
      const states = [START, ...text.map((word) => ids.get(word) ?? UNKNOWN)].map((row) => {
        state = state.map((_, j) => {
          let sum = cellBias[j]!;
          for (let k = 0; k < size; k++) sum += embeddings[row * size + k]! * kernel[k * units + j]!;
          for (let k = 0; k < units; k++) sum += state[k]! * recurrent[k * units + j]!;
          return Math.tanh(sum);
        });
        return state;
      });
      const logit = state.reduce((sum, value, j) => sum + value * readout[j]!, bias!);
      return { probability: 1 / (1 + Math.exp(-logit)), states };
    },
  };
}
