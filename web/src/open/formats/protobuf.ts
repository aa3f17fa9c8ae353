/** The parts of Protocol Buffers that ONNX files need: fields by their numbers. */

/** A field of a message: a whole number, four or eight bytes, or any number of bytes. */
export type FieldValue = number | Uint8Array;
export type ProtoMessage = ReadonlyMap<number, readonly FieldValue[]>;

const [VARINT, EIGHT, BYTES, FOUR] = [0, 1, 2, 5];

/** @throws RangeError when the bytes are no message */
export function messageOf(bytes: Uint8Array): ProtoMessage {
  const fields = new Map<number, FieldValue[]>();
  let at = 0;
  while (at < bytes.length) {
    const [key, afterKey] = varintAt(bytes, at);
    const [field, wire] = [Math.floor(key / 8), key % 8];
    let value: FieldValue;
    if (wire === VARINT) [value, at] = varintAt(bytes, afterKey);
    else {
      const [size, from] =
        wire === BYTES ? varintAt(bytes, afterKey) : [wire === FOUR ? 4 : wire === EIGHT ? 8 : NaN, afterKey];
      if (!(size >= 0) || !(from + size <= bytes.length) || field === 0)
        throw new RangeError('a part of it is cut off');
      value = bytes.subarray(from, from + size);
      at = from + size;
    }
    const values = fields.get(field);
    if (values) values.push(value);
    else fields.set(field, [value]);
  }
  return fields;
}

/** A whole number of at most 64 bits, negative ones in two's complement. @returns it, and where it ends */
function varintAt(bytes: Uint8Array, from: number): [number, number] {
  const [MORE, BITS, MOST_BYTES] = [0x80, 7n, 10];
  let value = 0n;
  for (let k = 0; k < MOST_BYTES; k++) {
    const byte = bytes[from + k];
    if (byte === undefined) break;
    value |= BigInt(byte % MORE) << (BITS * BigInt(k));
    if (byte < MORE) return [Number(BigInt.asIntN(64, value)), from + k + 1];
  }
  throw new RangeError('a number in it does not end');
}

export function textsIn(message: ProtoMessage, field: number): string[] {
  return (message.get(field) ?? []).flatMap((value) =>
    typeof value === 'number' ? [] : [new TextDecoder().decode(value)],
  );
}

export function textIn(message: ProtoMessage, field: number): string {
  return textsIn(message, field)[0] ?? '';
}

export function numberIn(message: ProtoMessage, field: number): number | undefined {
  const found = message.get(field)?.at(-1);
  return typeof found === 'number' ? found : undefined;
}

/** Whole numbers one by one, or packed into bytes. */
export function numbersIn(message: ProtoMessage, field: number): number[] {
  return (message.get(field) ?? []).flatMap((value) => {
    if (typeof value === 'number') return [value];
    const found: number[] = [];
    for (let at = 0; at < value.length;) {
      const [number, next] = varintAt(value, at);
      found.push(number);
      at = next;
    }
    return found;
  });
}

export function messagesIn(message: ProtoMessage, field: number): ProtoMessage[] {
  return (message.get(field) ?? []).flatMap((value) => (typeof value === 'number' ? [] : [messageOf(value)]));
}

/** float32 one by one, or packed. */
export function floatsIn(message: ProtoMessage, field: number): number[] {
  const SIZE = 4;
  return (message.get(field) ?? []).flatMap((value) => {
    if (typeof value === 'number') return [];
    const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
    return Array.from({ length: Math.floor(value.length / SIZE) }, (_, k) => view.getFloat32(k * SIZE, true));
  });
}
