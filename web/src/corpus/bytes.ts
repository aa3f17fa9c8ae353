/** From a file's bytes to its letters: unpacked where it is gzip, in the encoding that is found. */

/** Bytes looked at to find the encoding. */
const SAMPLE_BYTES = 1_000_000;
const GZIP = [0x1f, 0x8b] as const;
/** What files begin with that hold no text, and what they are. */
const BINARY: readonly (readonly [kind: string, start: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
];
/** More NUL bytes than this share of a file that is not UTF-16 mean that it is no text. */
const MOST_NULS = 0.001;
/** In UTF-16 without a mark, at least this share of the high bytes of Western texts and of line ends is zero. */
const LEAST_ZEROS = 0.3;

/** Why a file holds no table of texts. `kind` is for the sentence that says so. */
export class NoTextError extends Error {
  constructor(readonly kind: 'empty' | 'binary' | 'zip' | 'pdf' | 'parquet' | 'gzip') {
    super(`cannot read texts from this file: ${kind}`);
  }
}

export interface Letters {
  /** As `TextDecoder` names it. */
  readonly encoding: string;
  /** What the file holds, some at a time; at most `mostBytes` of it. */
  readonly chunks: AsyncGenerator<string>;
  /** Bytes of the file (before unpacking) that were taken so far, and whether there were more than allowed. */
  readonly progress: { taken: number; isCut: boolean };
}

/**
 * Reads a file as text.
 *
 * @param mostBytes of the unpacked file; what comes after is left out
 * @throws NoTextError when it is empty, or no text
 */
export async function lettersOf(file: Blob, mostBytes: number): Promise<Letters> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (start.length === 0) throw new NoTextError('empty');
  for (const [kind, bytes] of BINARY) if (startsWith(start, bytes)) throw new NoTextError(kind as 'zip');
  const progress = { taken: 0, isCut: false };
  const source = unpacked(file, startsWith(start, GZIP), progress);
  const sample: Uint8Array[] = [];
  let length = 0;
  while (length < SAMPLE_BYTES) {
    const { value, done } = await source.next();
    if (done) break;
    sample.push(value);
    length += value.length;
  }
  if (length === 0) throw new NoTextError('empty');
  const encoding = encodingOf(joined(sample, length));
  return { encoding, chunks: decoded(encoding, sample, source, mostBytes, progress), progress };
}

/** The file's bytes, some at a time. */
async function* unpacked(
  file: Blob,
  isPacked: boolean,
  progress: { taken: number },
): AsyncGenerator<Uint8Array, undefined> {
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, to) {
        progress.taken += chunk.length;
        to.enqueue(chunk);
      },
    }),
  );
  const reader = (isPacked ? counted.pipeThrough(new DecompressionStream('gzip')) : counted).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read().catch((cause: unknown) => {
        throw isPacked ? Object.assign(new NoTextError('gzip'), { cause }) : cause;
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Somebody who wants no more lets the rest of the file be.
    void reader.cancel().catch(() => {});
  }
}

async function* decoded(
  encoding: string,
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
  mostBytes: number,
  progress: { isCut: boolean },
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let left = mostBytes;
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first;
    yield* rest;
  }
  for await (const bytes of all()) {
    progress.isCut = bytes.length > left;
    yield decoder.decode(bytes.subarray(0, left), { stream: true });
    left -= bytes.length;
    if (progress.isCut) return;
  }
  yield decoder.decode();
}

/**
 * The encoding of a file's first bytes: a mark at its beginning, else UTF-16 by its zeros, else UTF-8 where the bytes are that,
 * else GB18030 where they are Chinese in it, else Western Europe's.
 *
 * @throws NoTextError when there are too many NUL bytes for a text
 */
export function encodingOf(sample: Uint8Array): string {
  if (startsWith(sample, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(sample, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(sample, [0xfe, 0xff])) return 'utf-16be';
  const zeros = [0, 0];
  for (const [k, byte] of sample.entries()) if (byte === 0) zeros[k % 2]!++;
  const [even, odd] = zeros as [number, number];
  const half = sample.length / 2;
  if (odd / half > LEAST_ZEROS && even < odd / 10) return 'utf-16le';
  if (even / half > LEAST_ZEROS && odd < even / 10) return 'utf-16be';
  if ((even + odd) / sample.length > MOST_NULS) throw new NoTextError('binary');
  if (decodes(sample, 'utf-8') !== null) return 'utf-8';
  const chinese = decodes(sample, 'gb18030');
  return chinese !== null && /\p{Script=Han}{2}/u.test(chinese) ? 'gb18030' : 'windows-1252';
}

/** The sample in an encoding, or null where the bytes are none. A character cut off at its end is no mistake. */
function decodes(sample: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
  } catch {
    // That it throws is the answer.
    return null;
  }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, k) => bytes[k] === byte);

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
