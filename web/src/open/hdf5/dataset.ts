import { unzlibSync } from 'fflate';
import { countOf, decodeNumbers } from '../numbers';
import type { Tensor } from '../plan';
import type { Cursor } from './cursor';
import { dataspaceAt, datatypeAt } from './datatype';
import { MESSAGE, type Message } from './messages';

const [DEFLATE, SHUFFLE, FLETCHER] = [1, 2, 3];
const [COMPACT, CONTIGUOUS, CHUNKED] = [0, 1, 2];
const MOST_DIMENSIONS = 8;
/** Deeper trees of chunks, or more chunks, are no data set that a framework writes. */
const [MOST_LEVELS, MOST_CHUNKS] = [8, 100_000];

interface Layout {
  readonly kind: number;
  /** Of the bytes, or of the tree of chunks; beyond the file where nothing was ever written. */
  readonly address: number;
  readonly bytes: Uint8Array | null;
  /** Sizes of a chunk, and those of an element. */
  readonly chunk: readonly number[];
}

/** The numbers of a data set. @throws RangeError when it is stored in a way that is unknown here, or is damaged */
export function readDataset(file: Cursor, name: string, messages: readonly Message[]): Tensor {
  const find = (type: number): Cursor => {
    const found = messages.find((message) => message.type === type);
    if (!found) throw new RangeError(`"${name}" lacks a part of its description`);
    return file.to(found.at);
  };
  const type = datatypeAt(find(MESSAGE.datatype));
  if (type.kind !== 'number') throw new RangeError(`"${name}" holds no numbers`);
  const shape = dataspaceAt(find(MESSAGE.dataspace));
  if (shape.length > MOST_DIMENSIONS) throw new RangeError(`"${name}" has ${shape.length} dimensions`);
  const count = countOf(name, shape);
  const layout = layoutAt(find(MESSAGE.layout));
  if (layout.kind !== CHUNKED) {
    const bytes = layout.bytes ?? file.to(layout.address).bytes(count * type.size);
    return { shape, values: decodeNumbers(bytes, type.type, count) };
  }
  const hasFilters = messages.some((message) => message.type === MESSAGE.filters);
  const filters = hasFilters ? filtersAt(find(MESSAGE.filters)) : [];
  // Deflate packs a thousand bytes into one at most.
  const MOST_PACKED = 1100;
  if (count * type.size > MOST_PACKED * file.view.byteLength)
    throw new RangeError(`"${name}" is larger than its file can hold`);
  const bytes = new Uint8Array(count * type.size);
  for (const { at, address, size } of chunksOf(file, layout)) {
    const raw = unfiltered(file.to(address).bytes(size), filters, type.size, layout.chunk);
    place(raw, bytes, shape, layout.chunk, at, type.size);
  }
  return { shape, values: decodeNumbers(bytes, type.type, count) };
}

function layoutAt(cursor: Cursor): Layout {
  const version = cursor.byte();
  if (version < 3) {
    const rank = cursor.byte();
    const kind = cursor.byte();
    const address = cursor.skip(5).offset();
    const chunk = Array.from({ length: rank }, () => cursor.number(4));
    const bytes = kind === COMPACT ? cursor.bytes(cursor.number(4)) : null;
    return { kind, address, bytes, chunk };
  }
  const kind = cursor.byte();
  if (kind === COMPACT) return { kind, address: 0, bytes: cursor.bytes(cursor.number(2)), chunk: [] };
  if (kind === CONTIGUOUS) return { kind, address: cursor.offset(), bytes: null, chunk: [] };
  if (version > 3) throw new RangeError('its chunks are indexed as only the newest HDF5 does');
  const rank = cursor.byte();
  const address = cursor.offset();
  return { kind, address, bytes: null, chunk: Array.from({ length: rank }, () => cursor.number(4)) };
}

/** Ids of the filters, in the order in which they were applied. */
function filtersAt(cursor: Cursor): number[] {
  const version = cursor.byte();
  const count = cursor.byte();
  if (version === 1) cursor.skip(6);
  const FIRST_NAMED = 256;
  return Array.from({ length: count }, () => {
    const id = cursor.number(2);
    const nameLength = version === 1 || id >= FIRST_NAMED ? cursor.number(2) : 0;
    const values = cursor.skip(2).number(2);
    cursor.skip(version === 1 ? Math.ceil(nameLength / 8) * 8 : nameLength).skip(4 * values);
    if (version === 1 && values % 2 === 1) cursor.skip(4);
    return id;
  });
}

interface Chunk {
  /** Where its first element stands in the data set. */
  readonly at: readonly number[];
  readonly address: number;
  readonly size: number;
}

/** All chunks, by way of their B-tree. @throws RangeError when it goes round in a circle */
function chunksOf(file: Cursor, { address, chunk }: Layout): Chunk[] {
  const found: Chunk[] = [];
  const walk = (node: number, depth: number): void => {
    if (depth > MOST_LEVELS) throw new RangeError('its chunks lie in a tree that is too deep');
    const cursor = file.to(node).expect('TREE').skip(1);
    const level = cursor.byte();
    const entries = cursor.number(2);
    cursor.skip(2 * cursor.sizes.offset);
    for (let k = 0; k < entries; k++) {
      const size = cursor.number(4);
      cursor.skip(4);
      const at = chunk.map(() => cursor.number(8));
      const child = cursor.offset();
      if (level > 0) walk(child, depth + 1);
      else if (found.push({ at, address: child, size }) > MOST_CHUNKS) throw new RangeError('it has too many chunks');
    }
  };
  if (address < file.view.byteLength) walk(address, 0);
  return found;
}

/** @throws RangeError when a filter is unknown, or a chunk unpacks to more than it may */
function unfiltered(bytes: Uint8Array, filters: readonly number[], size: number, chunk: readonly number[]): Uint8Array {
  const room = countOf('chunk', chunk);
  let raw = bytes;
  for (const filter of filters.toReversed()) {
    if (filter === DEFLATE) raw = unzlibSync(raw, { out: new Uint8Array(room) });
    else if (filter === SHUFFLE) raw = unshuffled(raw, size);
    else if (filter === FLETCHER) raw = raw.subarray(0, -4);
    else throw new RangeError(`it is packed by filter ${filter}, which is unknown here`);
  }
  return raw;
}

/** The first bytes of all numbers stand together, then the second ones, and so on. */
function unshuffled(bytes: Uint8Array, size: number): Uint8Array {
  const count = Math.floor(bytes.length / size);
  const raw = new Uint8Array(bytes.length);
  for (let i = 0; i < count; i++) for (let k = 0; k < size; k++) raw[i * size + k] = bytes[k * count + i]!;
  return raw;
}

/** Copies a chunk to its place, row by row, without what lies over the edge. */
function place(
  raw: Uint8Array,
  bytes: Uint8Array,
  shape: readonly number[],
  chunk: readonly number[],
  at: readonly number[],
  size: number,
): void {
  const rank = shape.length;
  const rows = chunk.slice(0, rank - 1).reduce((product, length) => product * length, 1);
  const width = chunk[rank - 1] ?? 1;
  for (let row = 0; row < rows; row++) {
    let rest = row;
    let [to, stride] = [0, shape[rank - 1] ?? 1];
    let isInside = true;
    for (let axis = rank - 2; axis >= 0; axis--) {
      const index = at[axis]! + (rest % chunk[axis]!);
      rest = Math.floor(rest / chunk[axis]!);
      if (index >= shape[axis]!) isInside = false;
      to += index * stride;
      stride *= shape[axis]!;
    }
    const first = at[rank - 1] ?? 0;
    const count = Math.min(width, (shape[rank - 1] ?? 1) - first);
    if (!isInside || count <= 0) continue;
    bytes.set(raw.subarray(row * width * size, (row * width + count) * size), (to + first) * size);
  }
}
