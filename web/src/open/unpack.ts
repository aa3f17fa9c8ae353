import { unzipSync } from 'fflate';
import { damaged, OpenError } from './errors';
import { nameOf, startsWith, type GivenFile } from './file';

/** As many as the page takes; an archive that unpacks to more is refused before it is unpacked. */
const MOST_BYTES = 256_000_000;
const MOST_FILES = 2000;
/** Weights hardly shrink: what unpacks to so many times its size, and is large, is a bomb. */
const [MOST_TIMES, LARGE_BYTES] = [100, 64_000_000];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

export function isZip(file: GivenFile): boolean {
  return startsWith(file, ZIP);
}

/**
 * The files of an archive by their paths. Its own list says how large each is, and memory for no more than that is taken.
 *
 * @throws OpenError when it is damaged, or would unpack to too much
 */
export function unpack(archive: GivenFile): ReadonlyMap<string, GivenFile> {
  const known = unpacked.get(archive) ?? inflate(archive);
  unpacked.set(archive, known);
  return known;
}

/** Each archive is looked into by several formats, and unpacked once. */
const unpacked = new WeakMap<GivenFile, ReadonlyMap<string, GivenFile>>();

function inflate(archive: GivenFile): ReadonlyMap<string, GivenFile> {
  let total = 0;
  let count = 0;
  const name = nameOf(archive);
  try {
    const found = unzipSync(archive.bytes, {
      filter: ({ name: path, originalSize }) => {
        if (path.endsWith('/') || path.startsWith('__MACOSX/')) return false;
        total += originalSize;
        if (!(total <= MOST_BYTES)) {
          throw new OpenError(`${name} unpacks to more than ${MOST_BYTES / 1e6} MB: open a smaller network.`);
        }
        if (total > LARGE_BYTES && total > MOST_TIMES * archive.bytes.length) {
          throw new OpenError(
            `${name} unpacks to more than ${MOST_TIMES} times its size, as no network does: save it again.`,
          );
        }
        if (++count > MOST_FILES) {
          throw new OpenError(`${name} holds more than ${MOST_FILES} files: give only those of the network.`);
        }
        return true;
      },
    });
    return new Map(Object.entries(found).map(([path, bytes]) => [path, { path, bytes }]));
  } catch (cause) {
    if (cause instanceof OpenError) throw cause;
    throw damaged(name, 'the archive cannot be unpacked', cause);
  }
}
