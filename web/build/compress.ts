import { readFile, readdir, stat, unlink, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Files of these types are compressed; the rest are already compact. */
const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.bin', '.ts', '.md', '.webmanifest']);
const SIBLINGS = new Set(['.br', '.gz']);
/** A compressed copy must save at least this many bytes. */
const LEAST_SAVING = 64;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes `.br` and `.gz` copies beside every file of the built page, at the highest level. The server sends them unchanged. */
export function compress(directory: string): Plugin {
  return {
    name: 'unrolled:compress',
    apply: 'build',
    async closeBundle() {
      const entries = await readdir(directory, { recursive: true });
      await Promise.all(entries.map((entry) => compressFile(join(directory, entry))));
    },
  };
}

async function compressFile(path: string): Promise<void> {
  if (SIBLINGS.has(extname(path))) return;
  if (!COMPRESSIBLE.has(extname(path)) || !(await stat(path)).isFile()) return;
  const bytes = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const smaller: readonly (readonly [string, Buffer])[] = [
    ['.br', await brotli(bytes, { params })],
    ['.gz', await zip(bytes, { level: constants.Z_BEST_COMPRESSION })],
  ];
  for (const [suffix, packed] of smaller) {
    if (packed.length + LEAST_SAVING < bytes.length) await writeFile(path + suffix, packed);
    else
      await unlink(path + suffix).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code !== 'ENOENT') throw cause;
      });
  }
}
