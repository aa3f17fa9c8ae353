import { OpenError, damaged } from './errors';

/** A file as the visitor gave it. */
export interface GivenFile {
  /** With slashes, as it lay in a folder or an archive. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** @returns the last part of a path */
export function nameOf({ path }: GivenFile): string {
  return path.split('/').at(-1)!;
}

export function startsWith({ bytes }: GivenFile, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** The text of a file. @throws OpenError when it is no UTF-8 */
export function textOfFile(file: GivenFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
  } catch (cause) {
    throw damaged(nameOf(file), 'it is no text in UTF-8', cause);
  }
}

/** The first characters that are no white space, or null where the file is no text. */
export function beginningOf({ bytes }: GivenFile): string | null {
  const LONG_ENOUGH = 64;
  const start = bytes.findIndex((byte) => ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(byte));
  if (start < 0) return null;
  const text = new TextDecoder().decode(bytes.subarray(start, start + LONG_ENOUGH));
  return /[\0-\x08\x0e-\x1f]/.test(text) ? null : text;
}

/** Whether a file looks like JSON from outside. */
export function isJson(file: GivenFile): boolean {
  const beginning = beginningOf(file);
  return beginning !== null && /^[[{"]/.test(beginning) && !/^"[^"]*",/.test(beginning);
}

/** The values of JSON files, each parsed once: a string that holds JSON is opened, too. */
const parsed = new WeakMap<GivenFile, unknown>();

/** @throws OpenError when it is not JSON */
export function jsonOf(file: GivenFile): unknown {
  if (!parsed.has(file)) {
    try {
      const value = JSON.parse(textOfFile(file)) as unknown;
      // People write json.dump(tokenizer.to_json()): a string in JSON.
      parsed.set(file, typeof value === 'string' ? (JSON.parse(value) as unknown) : value);
    } catch (cause) {
      if (cause instanceof OpenError) throw cause;
      throw damaged(nameOf(file), 'it is not JSON', cause);
    }
  }
  return parsed.get(file);
}

/** JSON, or undefined where it is none. */
export function jsonOrNothing(file: GivenFile): unknown {
  if (!isJson(file)) return undefined;
  try {
    return jsonOf(file);
  } catch {
    // Whoever needs this file to be JSON asks with `jsonOf`, which says what is wrong.
    return undefined;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** An object's own fields, without anything it inherits; null for what is none. */
export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}
