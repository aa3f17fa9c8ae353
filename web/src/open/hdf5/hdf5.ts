/**
 * Reads HDF5 files as h5py writes them, which is how Keras saves weights: groups, attributes and data sets of numbers.
 *
 * After "HDF5 File Format Specification Version 3.0" (The HDF Group). Every address is checked by the view that reads it, and no
 * group is entered twice, so a file that is damaged, or made to harm, ends in an error.
 */
import type { Tensor } from '../plan';
import { Cursor } from './cursor';
import { dataspaceAt, datatypeAt, fixedText, heapText } from './datatype';
import { readDataset } from './dataset';
import { MESSAGE, messagesAt, type Message } from './messages';

/** A group or a data set. */
export interface HdfNode {
  /** Texts and lists of texts; attributes of other kinds are left out. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly children: ReadonlyMap<string, HdfNode>;
  /** The numbers, where it is a data set. */
  readonly read: (() => Tensor) | null;
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const [MOST_NODES, MOST_DEPTH, MOST_TREE, MOST_TEXTS] = [20_000, 50, 16, 100_000];

export function isHdf5(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** @throws RangeError when it is damaged, or uses parts of HDF5 that Keras does not */
export function readHdf5(bytes: Uint8Array): HdfNode {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { file, root } = superblock(view);
  const seen = new Set<number>();
  const open = (address: number, name: string, depth: number): HdfNode => {
    if (seen.has(address)) throw new RangeError(`"${name}" is inside itself`);
    if (seen.add(address).size > MOST_NODES) throw new RangeError(`it has more than ${MOST_NODES} groups`);
    if (depth > MOST_DEPTH) throw new RangeError(`"${name}" lies too deep`);
    const messages = messagesAt(file, address);
    const children = new Map<string, HdfNode>();
    for (const [child, at] of linksOf(file, messages)) children.set(child, open(at, child, depth + 1));
    const isData = messages.some(({ type }) => type === MESSAGE.layout);
    return {
      attributes: attributesOf(file, messages),
      children,
      read: isData ? () => readDataset(file, name, messages) : null,
    };
  };
  return open(root, '/', 0);
}

function superblock(view: DataView): { file: Cursor; root: number } {
  const start = new Cursor(view, SIGNATURE.length);
  const version = start.byte();
  if (version <= 1) {
    const [SIZES_AT, AFTER_SIZES] = [13, 9];
    const cursor = start.to(SIZES_AT);
    const sizes = { offset: cursor.byte(), length: cursor.byte() };
    const file = new Cursor(view, cursor.at + AFTER_SIZES + (version === 1 ? 4 : 0), sizes);
    // Base, free space, end, driver; then the root's name.
    file.skip(5 * sizes.offset);
    return { file, root: file.offset() };
  }
  if (version > 3) throw new RangeError(`its HDF5 version ${version} is unknown`);
  const sizes = { offset: start.byte(), length: start.byte() };
  const file = new Cursor(view, start.at + 1, sizes);
  file.skip(3 * sizes.offset);
  return { file, root: file.offset() };
}

/** Names and addresses of a group's members. */
function linksOf(file: Cursor, messages: readonly Message[]): [string, number][] {
  const found: [string, number][] = [];
  for (const { type, at } of messages) {
    const cursor = file.to(at);
    if (type === MESSAGE.symbolTable) {
      const tree = cursor.offset();
      const heap = file
        .to(cursor.offset())
        .expect('HEAP')
        .skip(4 + 2 * cursor.sizes.length);
      walkTree(file, tree, heap.offset(), found, 0);
    } else if (type === MESSAGE.link) {
      const link = linkAt(cursor);
      if (link) found.push(link);
    } else if (type === MESSAGE.linkInfo) {
      const flags = cursor.skip(1).byte();
      const heap = cursor.skip(flags & 1 ? 8 : 0).offset();
      if (heap < file.view.byteLength)
        throw new RangeError('a group keeps its names in a heap, as only the newest HDF5 does');
    }
  }
  return found;
}

/** The old way to list a group: a B-tree whose leaves have names in a heap. */
function walkTree(file: Cursor, address: number, names: number, found: [string, number][], depth: number): void {
  if (depth > MOST_TREE) throw new RangeError('a group is listed in a tree that is too deep');
  const cursor = file.to(address);
  const isLeaf = cursor.to(address).byte() === 'S'.charCodeAt(0);
  if (!isLeaf) {
    const entries = cursor.expect('TREE').skip(2).number(2);
    cursor.skip(2 * cursor.sizes.offset);
    for (let k = 0; k < entries; k++)
      walkTree(file, cursor.skip(cursor.sizes.length).offset(), names, found, depth + 1);
    return;
  }
  const count = cursor.expect('SNOD').skip(2).number(2);
  const REST = 24;
  for (let k = 0; k < count; k++) {
    const place = names + cursor.offset();
    const LONGEST_NAME = 1024;
    const name = file.to(place).text(Math.min(LONGEST_NAME, file.view.byteLength - place));
    found.push([name, cursor.offset()]);
    cursor.skip(REST);
    if (found.length > MOST_NODES) throw new RangeError(`a group has more than ${MOST_NODES} members`);
  }
}

/** The newer way: a message a member. Null for a link to another place. */
function linkAt(cursor: Cursor): [string, number] | null {
  const [HAS_TYPE, HAS_ORDER, HAS_SET] = [0x08, 0x04, 0x10];
  const flags = cursor.skip(1).byte();
  const kind = flags & HAS_TYPE ? cursor.byte() : 0;
  cursor.skip((flags & HAS_ORDER ? 8 : 0) + (flags & HAS_SET ? 1 : 0));
  const name = cursor.text(cursor.number(1 << (flags & 3)));
  return kind === 0 ? [name, cursor.offset()] : null;
}

function attributesOf(file: Cursor, messages: readonly Message[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { type, at } of messages) {
    if (type !== MESSAGE.attribute) continue;
    const cursor = file.to(at);
    const version = cursor.byte();
    const [nameSize, typeSize, spaceSize] = [cursor.skip(1).number(2), cursor.number(2), cursor.number(2)];
    if (version === 3) cursor.skip(1);
    const after = (from: number, size: number): number => from + (version === 1 ? Math.ceil(size / 8) * 8 : size);
    const typeAt = after(cursor.at, nameSize);
    const spaceAt = after(typeAt, typeSize);
    const name = cursor.text(nameSize);
    const datatype = datatypeAt(file.to(typeAt));
    if (datatype.kind !== 'text' && datatype.kind !== 'texts') continue;
    const isEmpty = version !== 1 && spaceSize >= 4 && file.to(spaceAt).skip(3).byte() === 2;
    const count = isEmpty ? 0 : dataspaceAt(file.to(spaceAt)).reduce((product, size) => product * size, 1);
    if (!(count <= MOST_TEXTS)) throw new RangeError(`attribute "${name}" has ${count} texts`);
    const data = file.to(after(spaceAt, spaceSize));
    const one = (): string => (datatype.kind === 'text' ? fixedText(data.bytes(datatype.size)) : heapText(data));
    found.set(name, Array.from({ length: count }, one));
  }
  return found;
}
