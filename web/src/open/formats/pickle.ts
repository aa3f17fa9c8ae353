/**
 * Reads a pickle without running it: containers, numbers, texts and tensors. A pickle is a program that may name any function of
 * Python; every name that tensors do not need is refused.
 */
import { OpenError, quoted } from '../errors';
import { Cursor } from '../hdf5/cursor';

/** A function or class by its name. It is never called: what it would make is described. */
export class Named {
  constructor(readonly name: string) {}
}

/** What a name made of its arguments would be. */
export class Made {
  constructor(
    readonly name: string,
    readonly args: readonly unknown[],
  ) {}
}

/** Something kept outside the pickle, such as the numbers of a tensor. */
export class Outside {
  constructor(readonly id: readonly unknown[]) {}
}

export type PickleDict = Map<unknown, unknown>;

const ALLOWED =
  /^(collections OrderedDict|torch\._utils _rebuild_(tensor_v2|tensor|parameter)|torch (\w+Storage|Size|device|Tensor|float16|float32|float64|bfloat16|int32|int64)|torch\.storage (Untyped|Typed)Storage|torch\.nn\.parameter Parameter|_codecs encode)$/;
const MARK = Symbol('mark');

/**
 * @param file its name, for messages
 * @param at where the pickle begins
 * @returns the value, and where the pickle ends
 * @throws OpenError when it names code
 * @throws RangeError when it is damaged
 */
export function readPickle(file: string, view: DataView, at = 0): { readonly value: unknown; readonly end: number } {
  const cursor = new Cursor(view, at);
  const stack: unknown[] = [];
  const memo = new Map<number, unknown>();
  const pop = (): unknown => {
    if (stack.length === 0) throw new RangeError('its pickle takes what it never put down');
    return stack.pop();
  };
  const popMark = (): unknown[] => {
    const from = stack.lastIndexOf(MARK);
    if (from < 0) throw new RangeError('its pickle takes what it never put down');
    const found = stack.slice(from + 1);
    stack.length = from;
    return found;
  };
  const named = (name: string): Named => {
    if (!ALLOWED.test(name)) throw codeFound(file, name.replace(' ', '.'));
    return new Named(name.replace(' ', '.'));
  };
  for (;;) {
    const code = cursor.byte();
    const opcode = String.fromCharCode(code);
    const literal = literalOf(opcode, cursor);
    if (literal !== undefined) {
      stack.push(literal.value);
      continue;
    }
    switch (opcode) {
      case '\x80':
        cursor.skip(1);
        break;
      case '\x95':
        cursor.skip(8);
        break;
      case '.':
        return { value: pop(), end: cursor.at };
      case '(':
        stack.push(MARK);
        break;
      case '0':
        pop();
        break;
      case '1':
        popMark();
        break;
      case '2':
        stack.push(stack.at(-1));
        break;
      case 't':
      case 'l':
        stack.push(popMark());
        break;
      case '\x85':
      case '\x86':
      case '\x87': {
        const count = code - 0x84;
        if (stack.length < count) throw new RangeError('its pickle takes what it never put down');
        stack.push(stack.splice(-count));
        break;
      }
      case 'd': {
        const dict: PickleDict = new Map();
        setAll(dict, popMark());
        stack.push(dict);
        break;
      }
      case 's': {
        const [value, key] = [pop(), pop()];
        setAll(stack.at(-1), [key, value]);
        break;
      }
      case 'u': {
        const pairs = popMark();
        setAll(stack.at(-1), pairs);
        break;
      }
      case 'a': {
        const value = pop();
        pushAll(stack.at(-1), [value]);
        break;
      }
      case 'e':
      case '\x90': {
        const values = popMark();
        pushAll(stack.at(-1), values);
        break;
      }
      case 'c':
        stack.push(named(`${lineOf(cursor)} ${lineOf(cursor)}`));
        break;
      case '\x93': {
        const [name, module] = [pop(), pop()];
        stack.push(named(`${String(module)} ${String(name)}`));
        break;
      }
      case 'R':
      case '\x81': {
        const [args, callable] = [pop(), pop()];
        stack.push(made(callable, args));
        break;
      }
      // The state of an OrderedDict: its `_metadata`, which says nothing of the weights.
      case 'b':
        pop();
        break;
      case 'Q':
        stack.push(outside(pop()));
        break;
      case 'h':
      case 'j': {
        const key = opcode === 'h' ? cursor.byte() : cursor.number(4);
        if (!memo.has(key)) throw new RangeError('its pickle recalls what it never kept');
        stack.push(memo.get(key));
        break;
      }
      case 'q':
      case 'r':
        memo.set(opcode === 'q' ? cursor.byte() : cursor.number(4), stack.at(-1));
        break;
      case '\x94':
        memo.set(memo.size, stack.at(-1));
        break;
      default:
        throw new RangeError(`its pickle has the unknown instruction ${code}`);
    }
  }
}

/** A value that stands in the pickle as it is. */
function literalOf(opcode: string, cursor: Cursor): { readonly value: unknown } | undefined {
  const { view } = cursor;
  switch (opcode) {
    case 'N':
      return { value: null };
    case '\x88':
    case '\x89':
      return { value: opcode === '\x88' };
    case 'J':
      return { value: view.getInt32(cursor.skip(4).at - 4, true) };
    case 'K':
      return { value: cursor.byte() };
    case 'M':
      return { value: cursor.number(2) };
    case 'G':
      return { value: view.getFloat64(cursor.skip(8).at - 8) };
    case '\x8a':
      return { value: longOf(cursor.bytes(cursor.byte())) };
    case 'X':
    case 'T':
    case 'B':
      return { value: new TextDecoder().decode(cursor.bytes(cursor.number(4))) };
    case '\x8c':
    case 'U':
    case 'C':
      return { value: new TextDecoder().decode(cursor.bytes(cursor.byte())) };
    case ']':
    case ')':
    case '\x8f':
      return { value: [] };
    case '}':
      return { value: new Map() };
    default:
      return undefined;
  }
}

/** A whole number of any length, least significant byte first. */
function longOf(bytes: Uint8Array): number {
  const BYTE = 256;
  let value = 0;
  for (const byte of bytes.toReversed()) value = value * BYTE + byte;
  const isNegative = (bytes.at(-1) ?? 0) >= BYTE / 2;
  return isNegative ? value - BYTE ** bytes.length : value;
}

function lineOf(cursor: Cursor): string {
  const LONGEST = 500;
  let line = '';
  for (;;) {
    const character = String.fromCharCode(cursor.byte());
    if (character === '\n') return line;
    line += character;
    if (line.length > LONGEST) throw new RangeError('its pickle has a name that does not end');
  }
}

function made(callable: unknown, args: unknown): unknown {
  if (!(callable instanceof Named) || !Array.isArray(args))
    throw new RangeError('its pickle calls what is no function');
  return callable.name === 'collections.OrderedDict' ? new Map() : new Made(callable.name, args as unknown[]);
}

function outside(id: unknown): Outside {
  if (!Array.isArray(id)) throw new RangeError('its pickle points outside in an unknown way');
  return new Outside(id as unknown[]);
}

function setAll(dict: unknown, pairs: readonly unknown[]): void {
  if (!(dict instanceof Map) || pairs.length % 2 !== 0)
    throw new RangeError('its pickle puts entries where no dictionary is');
  for (let k = 0; k < pairs.length; k += 2) (dict as PickleDict).set(pairs[k], pairs[k + 1]);
}

function pushAll(list: unknown, values: readonly unknown[]): void {
  if (!Array.isArray(list)) throw new RangeError('its pickle puts items where no list is');
  for (const value of values) (list as unknown[]).push(value);
}

function codeFound(file: string, name: string): OpenError {
  return new OpenError(
    `${file} names the Python code ${quoted(name)}, which is never run here: save with torch.save(model.state_dict(), "model.pt").`,
  );
}
