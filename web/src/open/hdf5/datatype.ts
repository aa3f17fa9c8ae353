import type { NumberType } from '../numbers';
import { textOf, type Cursor } from './cursor';

/** What the elements of a data set or an attribute are. */
export type Datatype =
  | { readonly kind: 'number'; readonly type: NumberType; readonly size: number }
  | { readonly kind: 'text'; readonly size: number }
  /** Texts of any length, kept elsewhere in the file. */
  | { readonly kind: 'texts'; readonly size: number }
  | { readonly kind: 'other'; readonly size: number };

const CLASS = { integer: 0, float: 1, string: 3, enumeration: 8, variable: 9 } as const;

/** @throws RangeError when the numbers are big-endian, which no common machine writes */
export function datatypeAt(cursor: Cursor): Datatype {
  const kind = cursor.byte() & 0x0f;
  const flags = cursor.byte();
  const size = cursor.skip(2).number(4);
  const isSigned = (flags & 0x08) !== 0;
  if ((kind === CLASS.integer || kind === CLASS.float) && (flags & 1) !== 0) {
    throw new RangeError('its numbers are big-endian');
  }
  switch (kind) {
    case CLASS.float: {
      const EXPONENT_SIZE_AT = 5;
      const exponentBits = cursor.skip(EXPONENT_SIZE_AT).byte();
      const BFLOAT_EXPONENT = 8;
      if (size === 2) return { kind: 'number', type: exponentBits === BFLOAT_EXPONENT ? 'bfloat16' : 'float16', size };
      if (size === 4) return { kind: 'number', type: 'float32', size };
      return size === 8 ? { kind: 'number', type: 'float64', size } : { kind: 'other', size };
    }
    case CLASS.integer: {
      const type = INTEGERS[`${isSigned ? 'int' : 'uint'}${8 * size}`];
      return type ? { kind: 'number', type, size } : { kind: 'other', size };
    }
    case CLASS.enumeration:
      return size === 1 ? { kind: 'number', type: 'bool', size } : { kind: 'other', size };
    case CLASS.string:
      return { kind: 'text', size };
    case CLASS.variable:
      return { kind: (flags & 0x0f) === 1 ? 'texts' : 'other', size };
    default:
      return { kind: 'other', size };
  }
}

const INTEGERS: Readonly<Record<string, NumberType>> = {
  int8: 'int8',
  int16: 'int16',
  int32: 'int32',
  int64: 'int64',
  uint8: 'uint8',
  uint16: 'uint16',
  uint32: 'uint32',
  uint64: 'uint64',
};

/** The sizes of a data space; none for a single value. @throws RangeError when its version is unknown */
export function dataspaceAt(cursor: Cursor): number[] {
  const version = cursor.byte();
  const rank = cursor.byte();
  if (version === 1) cursor.skip(6);
  else if (version === 2) cursor.skip(2);
  else throw new RangeError(`a data space has the unknown version ${version}`);
  return Array.from({ length: rank }, () => cursor.length());
}

/** A text of a fixed length, without what fills it up. */
export function fixedText(bytes: Uint8Array): string {
  return textOf(bytes).trimEnd();
}

/** One text of a global heap. @param cursor at the reference to it */
export function heapText(cursor: Cursor): string {
  const length = cursor.number(4);
  const address = cursor.offset();
  const index = cursor.number(4);
  if (length === 0) return '';
  const heap = cursor.to(address).expect('GCOL').skip(4);
  const end = address + heap.length();
  while (heap.at < end) {
    const found = heap.number(2);
    heap.skip(6);
    const size = heap.length();
    if (found === index) return new TextDecoder().decode(heap.bytes(Math.min(length, size)));
    if (found === 0) break;
    heap.skip(Math.ceil(size / 8) * 8);
  }
  throw new RangeError('a text is not where its reference says');
}
