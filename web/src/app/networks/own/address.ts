import { directoryAt, type Source } from 'unrolled';
import { allowedAddress } from '../allowed-address';
import { complete, type Files } from './collect';

/**
 * Fetches a model directory by its address.
 *
 * @throws ElsewhereError when it lies on another server, and the page may not ask that one
 * @throws Error naming the file that cannot be fetched
 */
export async function fetchFiles(address: string): Promise<Files> {
  const source = directoryAt(await allowedAddress(address));
  const [model, card, vocabulary] = await Promise.all(
    ['model.json', 'card.json', 'vocabulary.txt'].map((name) => source.read(name)),
  );
  const files = new Map([
    ['model.json', model!],
    ['card.json', card!],
    ['vocabulary.txt', vocabulary!],
  ]);
  for (const name of shards(new TextDecoder().decode(model))) files.set(name, await source.read(name));
  await addMap(source, files);
  return complete(files);
}

function shards(modelJson: string): readonly string[] {
  const { weightsManifest } = JSON.parse(modelJson) as { weightsManifest?: readonly { paths: readonly string[] }[] };
  return (weightsManifest ?? []).flatMap(({ paths }) => paths);
}

/** The map of states comes along where the card names one. */
async function addMap(source: Source, files: Map<string, Uint8Array<ArrayBuffer>>): Promise<void> {
  const card = JSON.parse(new TextDecoder().decode(files.get('card.json'))) as { files?: Record<string, unknown> };
  if (card.files?.['map.json']) files.set('map.json', await source.read('map.json'));
}
