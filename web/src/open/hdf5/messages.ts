import type { Cursor } from './cursor';

/** One message of an object header: what says something of a group or a data set. */
export interface Message {
  readonly type: number;
  readonly at: number;
  readonly size: number;
}

export const MESSAGE = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
} as const;

/** A header in more blocks than this is none that a program wrote. */
const MOST_BLOCKS = 1000;

/** All messages of the object header at an address, of either version. @throws RangeError when it is none */
export function messagesAt(file: Cursor, address: number): Message[] {
  const cursor = file.to(address);
  const isNew = cursor.to(address).byte() === 'O'.charCodeAt(0);
  return isNew ? newMessages(cursor) : oldMessages(cursor);
}

function oldMessages(cursor: Cursor): Message[] {
  const [PREFIX, MESSAGE_HEAD] = [16, 8];
  const start = cursor.at;
  if (cursor.byte() !== 1) throw new RangeError('an object header has an unknown version');
  const size = cursor.skip(7).number(4);
  const found: Message[] = [];
  const blocks: [number, number][] = [[start + PREFIX, size]];
  for (let block = 0; block < blocks.length; block++) {
    if (block > MOST_BLOCKS) throw new RangeError('an object header goes round in a circle');
    const [from, length] = blocks[block]!;
    const inside = cursor.to(from);
    while (inside.at + MESSAGE_HEAD <= from + length) {
      const type = inside.number(2);
      const bytes = inside.number(2);
      inside.skip(4);
      add(found, blocks, inside, type, bytes);
    }
  }
  return found;
}

function newMessages(cursor: Cursor): Message[] {
  const [HAS_TIMES, HAS_PHASES, HAS_ORDER, CHECKSUM, HEAD] = [0x20, 0x10, 0x04, 4, 4];
  cursor.expect('OHDR').skip(1);
  const flags = cursor.byte();
  cursor.skip((flags & HAS_TIMES ? 16 : 0) + (flags & HAS_PHASES ? 4 : 0));
  const size = cursor.number(1 << (flags & 3));
  const found: Message[] = [];
  const blocks: [number, number][] = [[cursor.at, size]];
  for (let block = 0; block < blocks.length; block++) {
    if (block > MOST_BLOCKS) throw new RangeError('an object header goes round in a circle');
    const [from, length] = blocks[block]!;
    const inside = cursor.to(from);
    const end = block === 0 ? from + length : from + length - CHECKSUM;
    if (block > 0) inside.expect('OCHK');
    while (inside.at + HEAD <= end) {
      const type = inside.byte();
      const bytes = inside.number(2);
      inside.skip(1 + (flags & HAS_ORDER ? 2 : 0));
      add(found, blocks, inside, type, bytes);
    }
  }
  return found;
}

/** Notes one message and goes on behind it; a continuation adds a block. */
function add(found: Message[], blocks: [number, number][], cursor: Cursor, type: number, size: number): void {
  const { at } = cursor;
  if (type === MESSAGE.continuation) blocks.push([cursor.offset(), cursor.length()]);
  else if (type !== 0) found.push({ type, at, size });
  cursor.at = at + size;
}
