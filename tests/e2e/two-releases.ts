import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { DIST } from '../../web/build/paths';
import { workerConfig } from '../../web/build/worker';

const VERSION_DIGITS = 12;
const versionOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, VERSION_DIGITS);

/**
 * Writes the built page to `folder` as a release of its own: every script, style sheet and the library has other content under
 * another address, as if all of the source had changed. Each script that runs adds `name` to the page's set `releases`, and the
 * document says `data-release`.
 */
export async function writeRelease(name: string, folder: string): Promise<void> {
  cpSync(DIST, folder, { recursive: true, filter: (path) => !/\.(br|gz)$|\/\.ready$/.test(path) });
  const assets = readdirSync(join(folder, 'assets'));
  const renamed = new Map(assets.map((asset) => [asset, asset.replace(/\.(js|css)$/, `${name}.$1`)]));
  const library = join(folder, 'lib', 'unrolled.js');
  const before = versionOf(library);
  const mark = `\n(globalThis.releases ??= new Set()).add(${JSON.stringify(name)});\n`;
  writeFileSync(library, readFileSync(library, 'utf8') + mark);
  const after = versionOf(library);
  const rewritten = (text: string): string => {
    let result = text.replaceAll(before, after);
    for (const [old, now] of renamed) result = result.replaceAll(old, now);
    return result;
  };
  for (const [old, now] of renamed) {
    const path = join(folder, 'assets', old);
    const text = rewritten(readFileSync(path, 'utf8'));
    writeFileSync(path, old.endsWith('.js') ? text + mark : text);
    renameSync(path, join(folder, 'assets', now));
  }
  const index = join(folder, 'index.html');
  writeFileSync(index, rewritten(readFileSync(index, 'utf8')).replace('<html', `<html data-release="${name}"`));
  await build({ ...workerConfig(folder), configFile: false, logLevel: 'silent' });
}
