/** `state_dict` of PyTorch: .pt, .pth and pytorch_model.bin, in the format of today (a zip) and in that before 1.6. */
import { damaged, OpenError, quoted } from '../errors';
import { nameOf, type GivenFile } from '../file';
import { bytesOfType, countOf, decodeNumbers, type NumberType } from '../numbers';
import type { Tensor } from '../plan';
import { isZip, unpack } from '../unpack';
import type { Format } from './format';
import { Made, Named, Outside, readPickle, type PickleDict } from './pickle';
import { isPickle } from './refused';
import { planOfStates } from './state-dict';

/** Where the numbers of a tensor lie, by the key that the pickle has for them. */
type Storages = (key: string) => Uint8Array | undefined;

const STORAGE_TYPES: Readonly<Record<string, NumberType>> = {
  DoubleStorage: 'float64',
  FloatStorage: 'float32',
  HalfStorage: 'float16',
  BFloat16Storage: 'bfloat16',
  LongStorage: 'int64',
  IntStorage: 'int32',
  ShortStorage: 'int16',
  CharStorage: 'int8',
  ByteStorage: 'uint8',
  BoolStorage: 'bool',
};

export const torchArchive: Format = {
  id: 'PyTorch',
  recognise: (file) => isZip(file) && pickleIn(file) !== undefined,
  read(file, _others, questions) {
    const name = nameOf(file);
    const inside = unpack(file);
    const pickle = pickleIn(file)!;
    const folder = pickle.path.slice(0, -'data.pkl'.length);
    const order = inside.get(`${folder}byteorder`);
    if (order && new TextDecoder().decode(order.bytes).trim() === 'big') {
      throw new OpenError(`${name} was written by a big-endian machine: save it again on another.`);
    }
    const storages: Storages = (key) => inside.get(`${folder}data/${key}`)?.bytes;
    const value = pickled(name, () => readPickle(name, viewOf(pickle.bytes)).value);
    return planOfStates(name, tensorsIn(value, storages, name), 'PyTorch', questions);
  },
};

/** Before PyTorch 1.6: five pickles, then the numbers of each storage. */
export const torchLegacy: Format = {
  id: 'PyTorch before 1.6',
  recognise: (file) => isPickle(file) && hasMagicNumber(file.bytes),
  read(file, _others, questions) {
    const name = nameOf(file);
    const view = viewOf(file.bytes);
    const [value, storages] = pickled(name, () => {
      let at = 0;
      const next = (): unknown => {
        const { value: found, end } = readPickle(name, view, at);
        at = end;
        return found;
      };
      const [, , , states, keys] = [next(), next(), next(), next(), next()];
      return [states, storagesFrom(file.bytes, at, states, keys)] as const;
    });
    return planOfStates(name, tensorsIn(value, storages, name), 'PyTorch', questions);
  },
};

function pickleIn(file: GivenFile): GivenFile | undefined {
  return [...unpack(file).values()].find(({ path }) => path === 'data.pkl' || path.endsWith('/data.pkl'));
}

function hasMagicNumber(bytes: Uint8Array): boolean {
  const MAGIC = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
  return MAGIC.every((byte, at) => bytes[at + 2] === byte);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Says of which file a pickle was damaged. */
function pickled<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof OpenError) throw cause;
    throw damaged(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function storagesFrom(bytes: Uint8Array, from: number, states: unknown, keys: unknown): Storages {
  const types = new Map<string, NumberType>();
  walk(states, (value) => {
    if (value instanceof Outside) types.set(String(value.id[2]), typeOf(value));
  });
  const found = new Map<string, Uint8Array>();
  const view = viewOf(bytes);
  let at = from;
  for (const key of Array.isArray(keys) ? (keys as unknown[]) : []) {
    const COUNT = 8;
    const size = Number(view.getBigInt64(at, true)) * bytesOfType(types.get(String(key)) ?? 'float32');
    found.set(String(key), bytes.subarray(at + COUNT, at + COUNT + size));
    at += COUNT + size;
  }
  return (key) => found.get(key);
}

function typeOf({ id }: Outside): NumberType {
  const [, storage] = id;
  const name = storage instanceof Named ? storage.name.split('.').at(-1)! : '';
  const type = Object.hasOwn(STORAGE_TYPES, name) ? STORAGE_TYPES[name] : undefined;
  if (!type) throw new RangeError(`its numbers are stored as ${quoted(name)}`);
  return type;
}

const [MOST_DEPTH, MOST_VISITED] = [8, 100_000];

/** Visits what a pickle made, everything once. */
function walk(value: unknown, visit: (value: unknown) => void, seen = new Set<unknown>(), depth = 0): void {
  if (typeof value !== 'object' || value === null || seen.has(value) || depth > MOST_DEPTH) return;
  if (seen.add(value).size > MOST_VISITED) throw new RangeError('its pickle holds too much');
  visit(value);
  const inside =
    value instanceof Map ? value.values() : value instanceof Made ? value.args : Array.isArray(value) ? value : [];
  for (const each of inside) walk(each, visit, seen, depth + 1);
}

/** The tensors of the dictionary that holds most of them: a checkpoint keeps others beside it. */
function tensorsIn(value: unknown, storages: Storages, file: string): ReadonlyMap<string, Tensor> {
  const dicts: Map<string, Made>[] = [];
  pickled(file, () =>
    walk(value, (each) => {
      if (!(each instanceof Map)) return;
      const tensors = [...(each as PickleDict)].flatMap(([key, inside]): [string, Made][] => {
        const tensor = inside instanceof Made && inside.name.endsWith('_rebuild_parameter') ? inside.args[0] : inside;
        return tensor instanceof Made && /_rebuild_tensor/.test(tensor.name) ? [[String(key), tensor]] : [];
      });
      dicts.push(new Map(tensors));
    }),
  );
  const most = dicts.toSorted((a, b) => b.size - a.size)[0];
  if (!most || most.size === 0) {
    throw new OpenError(`${file} holds no tensors by name: save with torch.save(model.state_dict(), "model.pt").`);
  }
  return new Map([...most].map(([name, tensor]) => [name, pickled(file, () => tensorOf(name, tensor, storages))]));
}

/** Numbers out of a storage, by their strides. */
function tensorOf(name: string, { args }: Made, storages: Storages): Tensor {
  const [storage, offset, size, strides] = args;
  const shape = size instanceof Made ? size.args[0] : size;
  if (!(storage instanceof Outside) || typeof offset !== 'number' || !Array.isArray(shape) || !Array.isArray(strides)) {
    throw new RangeError(`"${name}" is a tensor of an unknown kind`);
  }
  const count = countOf(name, shape as unknown[]);
  const type = typeOf(storage);
  const bytes = storages(String(storage.id[2]));
  if (!bytes) throw new RangeError(`the numbers of "${name}" are missing`);
  const stored = decodeNumbers(bytes, type, Math.floor(bytes.length / bytesOfType(type)));
  const values = new Float32Array(count);
  const sizes = shape as number[];
  for (let i = 0; i < count; i++) {
    let [rest, at] = [i, offset];
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      at += (rest % sizes[axis]!) * Number(strides[axis]);
      rest = Math.floor(rest / sizes[axis]!);
    }
    const number = stored[at];
    if (number === undefined) throw new RangeError(`"${name}" reaches beyond its numbers`);
    values[i] = number;
  }
  return { shape: sizes, values };
}
