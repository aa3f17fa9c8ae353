import { MOST_PACKED } from './link';

/** UTF-16 units of the longest text that a link may carry: some ten thousand words. */
export const MOST_TEXT = 65_536;
/** No character of a review takes more bytes of UTF-8 per UTF-16 unit. */
const MOST_BYTES = 3 * MOST_TEXT;

/**
 * A text for a link: UTF-8, deflated, base64url.
 *
 * @throws RangeError when the text is longer than a link may carry
 */
export async function packText(text: string): Promise<string> {
  if (text.length > MOST_TEXT) {
    throw new RangeError(`the text has ${text.length} characters, and a link carries at most ${MOST_TEXT}`);
  }
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'), Infinity);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const packed = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (packed.length > MOST_PACKED) {
    throw new RangeError(`the packed text has ${packed.length} characters, and a link carries at most ${MOST_PACKED}`);
  }
  return packed;
}

/**
 * The text of a link. It may come from anybody: what unfolds beyond the limit is refused before it is all unfolded. Line ends
 * become line feeds, as in a text box.
 *
 * @throws RangeError when it would be too long; TypeError when it is damaged
 */
export async function unpackText(packed: string): Promise<string> {
  const binary = decodeBase64(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = await through(
    Uint8Array.from(binary, (letter) => letter.charCodeAt(0)),
    new DecompressionStream('deflate-raw'),
    MOST_BYTES,
  );
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  if (text.length > MOST_TEXT) throw new RangeError(`the text is longer than ${MOST_TEXT} characters`);
  return text;
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch (cause) {
    throw new TypeError('the text is not base64url', { cause });
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError(`the text unfolds to more than ${most} bytes`);
    }
    chunks.push(next.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
