import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Card, Source } from 'unrolled';
import type { OwnSource } from './own-networks.svelte';

/**
 * One hash for a network: that of the list of hashes which `sha256sum` prints of its weight files, model.json and
 * vocabulary.txt, sorted by name. Two networks with the same hash read alike, and anybody can make it again:
 *
 * ```sh
 * cd web/public/models/simple-rnn && sha256sum *.bin model.json vocabulary.txt | sha256sum
 * ```
 *
 * Of a network that was opened from a framework's files, the same list of those files.
 *
 * @param card whose file records, where it has any, save reading the files
 * @throws Error naming a file that cannot be read
 */
export async function modelHash(card: Pick<Card, 'files'>, source: Source | OwnSource): Promise<string> {
  const framework = 'frameworkFiles' in source ? await source.frameworkFiles() : null;
  if (framework) {
    const lines = [...framework.files].map(([name, bytes]) => `${bytesToHex(sha256(bytes))}  ${name}\n`).sort();
    return bytesToHex(sha256(new TextEncoder().encode(lines.join(''))));
  }
  const read = (name: string): Promise<Uint8Array<ArrayBuffer>> => source.read(name, { record: card.files?.[name] });
  const { weightsManifest } = JSON.parse(new TextDecoder().decode(await read('model.json'))) as {
    readonly weightsManifest: readonly { readonly paths: readonly string[] }[];
  };
  const names = ['model.json', 'vocabulary.txt', ...weightsManifest.flatMap(({ paths }) => paths)].sort();
  const lines = await Promise.all(
    names.map(async (name) => `${card.files?.[name]?.sha256 ?? bytesToHex(sha256(await read(name)))}  ${name}\n`),
  );
  return bytesToHex(sha256(new TextEncoder().encode(lines.join(''))));
}
