/** Bytes fetched so far and bytes expected, over all files of a model directory. */
export interface Progress {
  readonly loaded: number;
  /** 0 while it is not known. */
  readonly total: number;
}

/** What card.json says of one file. */
export interface FileRecord {
  readonly sha256: string;
  readonly bytes: number;
}

interface FetchOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((count: number) => void) | undefined;
  readonly record?: FileRecord | undefined;
}

/**
 * Fetches a file, telling of every chunk that arrives.
 *
 * @throws Error naming the file, when the network fails, the answer is not 200, or the bytes are not those the record names.
 */
export async function fetchFile(url: URL, options: FetchOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const name = url.pathname.split('/').at(-1) ?? url.pathname;
  const disk = url.protocol === 'file:' ? nodeDisk() : undefined;
  const bytes = await (disk ? readDisk(disk, url, name, options) : readNetwork(url, name, options));
  if (options.record) await checkFile(name, bytes, options.record);
  return bytes;
}

/** What is used of Node's `fs/promises`. */
interface NodeDisk {
  readFile(url: URL, options: { readonly signal: AbortSignal | undefined }): Promise<Uint8Array>;
}

/** Node's `fetch` refuses `file:` addresses. An import of `fs` would end the program in browsers. */
function nodeDisk(): NodeDisk | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): NodeDisk } };
  return process?.getBuiltinModule?.('node:fs/promises');
}

async function readDisk(
  disk: NodeDisk,
  url: URL,
  name: string,
  { signal, onBytes }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bytes = new Uint8Array(await disk.readFile(url, { signal }));
    onBytes?.(bytes.length);
    return bytes;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Error(`cannot read ${name} from the disk`, { cause });
  }
}

async function readNetwork(
  url: URL,
  name: string,
  { signal, onBytes }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(url, signal ? { signal } : {});
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Error(`cannot fetch ${name}: the server did not answer`, { cause });
  }
  if (!response.ok) throw new Error(`cannot fetch ${name}: the server answered ${response.status}`);
  return readAll(response, name, onBytes);
}

async function readAll(
  response: Response,
  name: string,
  onBytes?: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      chunks.push(next.value);
      length += next.value.length;
      onBytes?.(next.value.length);
    }
  } catch (cause) {
    throw new Error(`cannot fetch ${name}: the connection broke after ${length} bytes`, { cause });
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** @throws Error when the file was cut short or changed. */
export async function checkFile(name: string, bytes: Uint8Array<ArrayBuffer>, record: FileRecord): Promise<void> {
  if (bytes.length !== record.bytes) {
    throw new Error(
      `${name} has ${bytes.length} bytes, and card.json says ${record.bytes}: it was cut short or replaced`,
    );
  }
  if (hex(await sha256(bytes)) !== record.sha256) {
    throw new Error(`${name} is not the file card.json describes: its SHA-256 differs`);
  }
}

/** The browser computes it off the main thread. Pages served without TLS, as in many classrooms, have no `crypto.subtle`. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', bytes));
  return (await import('@noble/hashes/sha2.js')).sha256(bytes);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
