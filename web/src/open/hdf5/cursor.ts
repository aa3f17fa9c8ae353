/** Reads little-endian numbers one after the other. A read past the end throws RangeError, as DataView does. */
export class Cursor {
  constructor(
    readonly view: DataView,
    public at: number,
    /** Bytes of an address and of a length in this file. */
    readonly sizes: { readonly offset: number; readonly length: number } = { offset: 8, length: 8 },
  ) {}

  byte(): number {
    return this.view.getUint8(this.at++);
  }

  /** @param size 1, 2, 4 or 8 bytes */
  number(size: number): number {
    const { view, at } = this;
    this.at += size;
    switch (size) {
      case 1:
        return view.getUint8(at);
      case 2:
        return view.getUint16(at, true);
      case 4:
        return view.getUint32(at, true);
      case 8: {
        // Addresses of bytes that are not there are all ones: beyond any file, and so is their rounding.
        return Number(view.getBigUint64(at, true));
      }
      default:
        throw new RangeError(`numbers of ${size} bytes are unknown`);
    }
  }

  offset(): number {
    return this.number(this.sizes.offset);
  }

  length(): number {
    return this.number(this.sizes.length);
  }

  skip(count: number): this {
    this.at += count;
    return this;
  }

  /** Goes on at a place that is a multiple of 8 bytes behind `from`. */
  align(from: number): this {
    this.at = from + Math.ceil((this.at - from) / 8) * 8;
    return this;
  }

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(this.view.buffer, this.view.byteOffset + this.at, count);
    if (this.at + count > this.view.byteLength) throw new RangeError('a part lies behind the end');
    this.at += count;
    return bytes;
  }

  text(count: number): string {
    return textOf(this.bytes(count));
  }

  /** @throws RangeError when the next characters are others */
  expect(signature: string): this {
    const found = this.text(signature.length);
    if (found !== signature) throw new RangeError(`"${signature}" is missing`);
    return this;
  }

  /** Another cursor in the same file. */
  to(at: number): Cursor {
    return new Cursor(this.view, at, this.sizes);
  }
}

/** UTF-8 up to the first zero. */
export function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
