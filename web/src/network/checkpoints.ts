import { Network } from './network';
import { sourceFrom, type Source } from './source';

/** One moment of a training run. */
export interface Checkpoint {
  /** Batches learned from so far. */
  readonly batch: number;
  readonly epoch: number;
  /** Mean loss since the checkpoint before; absent at the start. */
  readonly loss?: number;
  readonly validation_loss: number;
  readonly validation_accuracy: number;
  /** On reviews it learned from, measured as on those kept aside; absent where a run did not record them. */
  readonly training_loss?: number;
  readonly training_accuracy?: number;
}

interface Record extends Checkpoint {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly embedding_lowest: readonly number[];
  readonly embedding_scale: readonly number[];
}

interface Index {
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[]; readonly dtype: string }[];
  readonly checkpoints: readonly Record[];
}

/** The snapshots a network's training left, from random weights to the last; each opens as a network. */
export class Checkpoints {
  readonly #networks = new Map<number, Promise<Network>>();

  private constructor(
    private readonly source: Source,
    private readonly network: Network,
    private readonly index: Index,
  ) {}

  /**
   * Fetches the list of a network's checkpoints.
   *
   * @param place the model directory: its address, or a `Source`
   * @returns null when it has none
   * @throws Error when the server fails or the list is not one
   */
  static async of(network: Network, place: string | URL | Source): Promise<Checkpoints | null> {
    if (!network.card.checkpoints) return null;
    const source = sourceFrom(place);
    const index = JSON.parse(new TextDecoder().decode(await source.read('checkpoints/index.json'))) as Index;
    if (!Array.isArray(index.checkpoints) || !Array.isArray(index.tensors)) {
      throw new TypeError('checkpoints/index.json lists no checkpoints');
    }
    return new Checkpoints(source, network, index);
  }

  get list(): readonly Checkpoint[] {
    return this.index.checkpoints;
  }

  /** The network as it was at checkpoint `k`; fetched once. @throws Error when its file fails or was altered */
  open(k: number): Promise<Network> {
    const pending = this.#networks.get(k) ?? this.#fetch(this.index.checkpoints[k]!);
    this.#networks.set(k, pending);
    // A failure is not kept: the next try may find the server again.
    pending.catch(() => this.#networks.delete(k));
    return pending;
  }

  async #fetch(record: Record): Promise<Network> {
    const bytes = await this.source.read(`checkpoints/${record.file}`, { record });
    const tensors = new Map<string, Float32Array>();
    let at = 0;
    for (const { name, shape, dtype } of this.index.tensors) {
      const count = shape.reduce((product, size) => product * size, 1);
      const isPacked = dtype === 'uint4';
      const size = isPacked ? Math.ceil(count / 2) : count * Float32Array.BYTES_PER_ELEMENT;
      if (at + size > bytes.length) throw new RangeError(`${record.file} is too short for "${name}"`);
      const part = bytes.slice(at, at + size);
      tensors.set(name, isPacked ? unpack(part, count, record) : new Float32Array(part.buffer));
      at += size;
    }
    const take = (name: string, like: Float32Array): Float32Array => {
      const found = tensors.get(name);
      if (found?.length === like.length) return found;
      throw new RangeError(
        `${record.file} has ${found?.length ?? 'no'} numbers for "${name}", and ${like.length} are needed`,
      );
    };
    const { card, vocabulary, weights, masksZero } = this.network;
    const { forward } = weights.layers[0]!;
    const { head } = weights;
    return new Network(
      card,
      vocabulary,
      {
        ...weights,
        embeddings: take('embedding', weights.embeddings),
        layers: [
          {
            forward: {
              ...forward!,
              kernel: take('kernel', forward!.kernel),
              recurrentKernel: take('recurrent_kernel', forward!.recurrentKernel),
              bias: take('bias', forward!.bias),
            },
            backward: null,
          },
        ],
        head: { ...head, kernel: take('readout', head.kernel), bias: take('readout_bias', head.bias) },
      },
      masksZero,
    );
  }
}

/** Two levels a byte, the earlier in the low half: `level × scale + lowest`, by the embedding's columns. */
function unpack(
  bytes: Uint8Array,
  count: number,
  { embedding_scale: scale, embedding_lowest: lowest }: Record,
): Float32Array {
  const values = new Float32Array(count);
  const columns = scale.length;
  const [halfBits, half] = [4, 0xf];
  for (let i = 0; i < count; i++) {
    const byte = bytes[i >> 1]!;
    const level = i % 2 === 0 ? byte & half : byte >> halfBits;
    values[i] = level * scale[i % columns]! + lowest[i % columns]!;
  }
  return values;
}
