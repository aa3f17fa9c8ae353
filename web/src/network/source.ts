import { checkFile, fetchFile, type FileRecord } from './files';

/** How one file is asked for. */
export interface FileRequest {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: (count: number) => void;
  /** What card.json says of the file; bytes that differ are refused. */
  readonly record?: FileRecord | undefined;
}

/** Where the files of a model directory come from: a server, or the visitor's own disk. */
export interface Source {
  /** The directory's name, for messages. */
  readonly name: string;
  /** @throws Error naming the file when it is not there, or is not the file the record names */
  read(file: string, request?: FileRequest): Promise<Uint8Array<ArrayBuffer>>;
}

/** Digits of a file's hash that tell its versions apart. */
const VERSION_DIGITS = 12;

/**
 * A model directory on a server. A file with a record is asked for by its content's hash: such an answer may be kept for
 * good, and is never of another version.
 *
 * @param url absolute, or relative to the page or worker; with or without its last slash. Node reads `file:` addresses, too
 * @throws TypeError when the address is relative and there is nothing it could be relative to, as in Node
 */
export function directoryAt(url: string | URL): Source {
  const directory = absolute(url);
  if (!directory.pathname.endsWith('/')) directory.pathname += '/';
  return {
    name: decodeURIComponent(directory.pathname.split('/').at(-2) ?? ''),
    read(file, request = {}) {
      const address = new URL(file, directory);
      if (request.record) address.searchParams.set('v', request.record.sha256.slice(0, VERSION_DIGITS));
      return fetchFile(address, request);
    },
  };
}

function absolute(url: string | URL): URL {
  // A worker has no document.
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  try {
    return new URL(url, base);
  } catch (cause) {
    if (globalThis.document) throw cause;
    throw new TypeError(
      `Cannot load a model from "${url}": the address has no base here, so give it in full ` +
        '(http://…/models/gru/ or file:///…/models/gru/), or give the files with directoryOf',
      { cause },
    );
  }
}

/** A model directory in memory: the bytes of each file by its path in the directory, with slashes. */
export function directoryOf(name: string, files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Source {
  return {
    name,
    async read(file, { signal, record, onBytes } = {}) {
      signal?.throwIfAborted();
      const bytes = files.get(file);
      if (!bytes) throw new Error(`${file} is missing`);
      if (record) await checkFile(file, bytes, record);
      onBytes?.(bytes.length);
      return bytes;
    },
  };
}

/** A source as it is, or the directory at an address. */
export function sourceFrom(place: string | URL | Source): Source {
  return typeof place === 'string' || place instanceof URL ? directoryAt(place) : place;
}
