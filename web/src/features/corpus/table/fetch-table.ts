import { allowedAddress, ElsewhereError } from '../../../app/networks/allowed-address';
import { MOST_BYTES } from '../../../corpus/table';

/** Why no table came from an address; `detail` is for the sentence that says so. */
export class NoAnswerError extends Error {
  constructor(
    readonly kind: 'address' | 'elsewhere' | 'unreachable' | 'status' | 'page',
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`cannot fetch a table: ${kind}, ${detail}`, options);
  }
}

/** How far a table is fetched. */
export interface Fetching {
  readonly signal: AbortSignal;
  /** @param bytes that have come @param share of all of them, from 0 to 1; 0 where nobody says how many there are */
  readonly onBytes: (bytes: number, share: number) => void;
}

/**
 * Fetches a table by its address, absolute or on the page's own server; no more of it than a table may have.
 *
 * @throws NoAnswerError; the signal's reason
 */
export async function fetchTable(address: string, { signal, onBytes }: Fetching): Promise<File> {
  const url = await addressOf(address.trim());
  const response = await answerOf(url, signal);
  if (!response.ok) throw new NoAnswerError('status', String(response.status));
  const length = Number(response.headers.get('Content-Length'));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body!.getReader();
  // One chunk more than a table may have, so that its reader says that it was cut.
  while (bytes <= MOST_BYTES) {
    const { value, done } = await reader.read().catch((cause: unknown) => {
      signal.throwIfAborted();
      throw new NoAnswerError('unreachable', url.host, { cause });
    });
    if (done) break;
    if (bytes === 0 && isPage(value)) {
      void reader.cancel();
      throw new NoAnswerError('page', url.href);
    }
    parts.push(value);
    bytes += value.length;
    // What was packed on its way is longer than its length says.
    onBytes(bytes, length > 0 ? Math.min(1, bytes / length) : 0);
  }
  void reader.cancel();
  return new File(parts, nameOf(url));
}

/** UTF-8 bytes of a file that its first tag stands in. */
const START_BYTES = 200;

/** Whether a file begins as a web page does, whatever its server calls it. */
function isPage(bytes: Uint8Array): boolean {
  return /^\s*<(!doctype html|html)/i.test(new TextDecoder().decode(bytes.subarray(0, START_BYTES)));
}

function nameOf({ pathname, host }: URL): string {
  const name = pathname.split('/').at(-1)!;
  try {
    return decodeURIComponent(name) || host;
  } catch {
    // A per cent sign that encodes nothing stays.
    return name;
  }
}

async function addressOf(address: string): Promise<URL> {
  try {
    const url = await allowedAddress(address);
    if (/^https?:$/.test(url.protocol)) return url;
  } catch (cause) {
    if (cause instanceof ElsewhereError) throw new NoAnswerError('elsewhere', cause.message, { cause });
    if (URL.canParse(address, document.baseURI)) throw cause;
  }
  throw new NoAnswerError('address', address);
}

function answerOf(url: URL, signal: AbortSignal): Promise<Response> {
  return fetch(url, { signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new NoAnswerError('unreachable', url.host, { cause });
  });
}
