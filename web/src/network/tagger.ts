import type { Cell } from '../nn/cells/cell';
import { InputTable } from '../nn/input-table';
import { makeCell } from '../nn/cells';
import { Matrix } from '../nn/matrix';
import { runForward } from '../nn/run';
import { softmaxRows } from '../core/softmax';
import type { Token } from '../text/token';
import { applyRule, startTokens, type Vocabulary } from '../text/vocabulary';
import type { Card } from './card';
import type { TaggerTopology } from './topology';
import { cellWeights, embeddingsFor, NamedWeights, type WeightGroup } from './weights';

/** What a tagger says of every word of a text. */
export interface TagReading {
  /** One token a step. */
  readonly tokens: readonly Token[];
  /** Steps × units: what is read out; without a cell, the embedded words. */
  readonly states: Float32Array;
  /** Steps × classes, each row adding up to 1. */
  readonly probabilities: Float32Array;
}

/** A network that names a class for every word, with a cell (it knows the words before) or without (it does not). */
export class Tagger {
  /** Names of the classes, in the order of the outputs. */
  readonly classes: readonly string[];
  readonly #cell: Cell | null;
  readonly #inputs: InputTable | null;
  readonly #embeddings: Float32Array;
  readonly #readout: Matrix;
  readonly #bias: Float32Array;

  /** @throws RangeError when the weights do not fit the topology or the card */
  constructor(
    readonly card: Card,
    readonly vocabulary: Vocabulary,
    { cell, embedding, readout }: TaggerTopology,
    manifest: readonly WeightGroup[],
    shards: readonly ArrayBuffer[],
  ) {
    const named = new NamedWeights(manifest, shards);
    const weights = cell && cellWeights(named, cell);
    const kernel = named.directly(readout.layer, 'kernel');
    const size = weights ? weights.kernel.length / weights.bias.length : kernel.length / readout.classes;
    this.#embeddings = embeddingsFor(named, embedding.layer, size);
    this.#cell = weights && makeCell(weights);
    this.#inputs = weights && new InputTable(this.#embeddings, weights.kernel, weights.bias);
    this.#readout = Matrix.transposed(kernel, kernel.length / readout.classes, readout.classes);
    this.#bias = named.directly(readout.layer, 'bias', readout.classes);
    if (this.#readout.columns !== (cell?.units ?? size)) {
      throw new RangeError(`the readout takes ${this.#readout.columns} numbers, and ${cell?.units ?? size} come in`);
    }
    this.classes = card.classes ?? [];
    if (this.classes.length !== readout.classes) {
      throw new RangeError(`card.json names ${this.classes.length} classes, the network has ${readout.classes}`);
    }
  }

  /** Ids the embedding has rows for. */
  get vocabularySize(): number {
    return this.#embeddings.length / (this.#inputs?.embeddingSize ?? this.#readout.columns);
  }

  /** Tags a text: synchronous and causal. */
  read(text: string): TagReading {
    const words = this.vocabulary.tokenise(text, 0, startTokens(this.card.reading));
    const { tokens } = applyRule(words, this.card.reading, text.length);
    const states = this.#cell ? this.#run(this.#cell, this.#inputs!, tokens) : this.#embed(tokens);
    return { tokens, states, probabilities: softmaxRows(this.#readout, this.#bias, states) };
  }

  #run(cell: Cell, inputs: InputTable, tokens: readonly Token[]): Float32Array {
    const places = Int32Array.from(tokens, ({ id }) => inputs.place(id));
    const states = new Float32Array(tokens.length * cell.units);
    const memory = new Float32Array(tokens.length * (cell.carrySize - cell.units));
    runForward(cell, { inputs: inputs.rows, places, masked: null, states, memory }, 0, tokens.length);
    return states;
  }

  #embed(tokens: readonly Token[]): Float32Array {
    const size = this.#readout.columns;
    const states = new Float32Array(tokens.length * size);
    tokens.forEach(({ id }, t) => states.set(this.#embeddings.subarray(id * size, (id + 1) * size), t * size));
    return states;
  }
}
