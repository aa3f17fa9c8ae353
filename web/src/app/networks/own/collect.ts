import { findDirectory, MistakeError, missingWeights, MOST_BYTES, MOST_FILES, type Mistake } from '../model-directory';

/** The files of a network, by their names in its directory. */
export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** A file on the visitor's disk and where it lies in what was chosen or dropped. */
export interface Placed {
  readonly path: string;
  readonly file: File;
}

/** What a file field holds; a chosen folder gives its files their paths. */
export function placedIn(list: readonly File[]): Placed[] {
  return Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/**
 * Everything that was dropped, folders with all below them.
 *
 * @throws MistakeError when there are too many files
 */
export async function placedInDrop(entries: readonly (FileSystemEntry | File)[]): Promise<Placed[]> {
  const found: Placed[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    const path = entry.fullPath.replace(/^\//, '');
    if (found.length >= MOST_FILES) throw new MistakeError({ is: 'too-many', limit: MOST_FILES });
    if (entry.isFile) {
      const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
      found.push({ path, file });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    // A folder is read in portions; the last is empty.
    for (;;) {
      const portion = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
      if (portion.length === 0) return;
      for (const child of portion) await walk(child);
    }
  };
  for (const entry of entries) {
    if (entry instanceof File) found.push({ path: entry.name, file: entry });
    else await walk(entry);
  }
  return found;
}

/**
 * Whether files, or the one zip file, are a model directory: it has a card. All else is left to `openNetwork`.
 *
 * @throws MistakeError when a zip file is damaged or unpacks to too much
 */
export async function isDirectory(placed: readonly Placed[]): Promise<boolean> {
  const isCard = (path: string): boolean => /(^|\/)card\.json$/.test(path);
  const zip = placed.length === 1 && /\.zip$/i.test(placed[0]!.path) ? placed[0] : undefined;
  if (!zip) return placed.some(({ path }) => isCard(path));
  const { unzip } = await import('./unzip');
  return [...unzip(zip.path, await bytesOf(zip.file)).keys()].some(isCard);
}

/**
 * The bytes of files as they are, by their paths.
 *
 * @throws MistakeError when they are too many, or too large
 */
export async function readAll(placed: readonly Placed[]): Promise<Files> {
  if (placed.length > MOST_FILES) refuse({ is: 'too-many', limit: MOST_FILES });
  const size = placed.reduce((sum, { file }) => sum + file.size, 0);
  if (size > MOST_BYTES) refuse({ is: 'too-large', file: placed[0]!.path, limit: MOST_BYTES });
  return new Map(await Promise.all(placed.map(async ({ path, file }) => [path, await bytesOf(file)] as const)));
}

/**
 * Finds the network in files, or in the one zip file, and reads it.
 *
 * @throws MistakeError saying what is wrong
 */
export async function collect(placed: readonly Placed[]): Promise<Files> {
  if (placed.length > MOST_FILES) refuse({ is: 'too-many', limit: MOST_FILES });
  const zip = placed.length === 1 && /\.zip$/i.test(placed[0]!.path) ? placed[0] : undefined;
  if (zip) {
    const { unzip } = await import('./unzip');
    if (zip.file.size > MOST_BYTES) refuse({ is: 'too-large', file: zip.path, limit: MOST_BYTES });
    const inside = unzip(zip.path, await bytesOf(zip.file));
    return complete(new Map([...findDirectory([...inside.keys()])].map(([name, path]) => [name, inside.get(path)!])));
  }
  const byPath = new Map(placed.map(({ path, file }) => [path, file]));
  const found = [...findDirectory([...byPath.keys()])];
  const size = found.reduce((sum, [, path]) => sum + byPath.get(path)!.size, 0);
  if (size > MOST_BYTES) refuse({ is: 'too-large', file: found[0]![1], limit: MOST_BYTES });
  return complete(
    new Map(await Promise.all(found.map(async ([name, path]) => [name, await bytesOf(byPath.get(path)!)] as const))),
  );
}

/** @throws MistakeError when model.json asks for weights that are not there */
export function complete(files: Files): Files {
  const missing = missingWeights(new TextDecoder().decode(files.get('model.json')), new Set(files.keys()));
  if (missing.length > 0) refuse({ is: 'missing', files: missing });
  return files;
}

function refuse(mistake: Mistake): never {
  throw new MistakeError(mistake);
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}
