import { directoryAt, type Source } from 'unrolled';
import { allowsConnecting } from '../connect-sources';
import { complete, type Files } from './collect';

/** An origin that the page's security policy does not let it ask. Its operator may: the server's setting is MODEL_ORIGINS. */
export class ElsewhereError extends Error {}

/**
 * Fetches a model directory by its address.
 *
 * @throws ElsewhereError when it lies on another server, and the page may not ask that one
 * @throws Error naming the file that cannot be fetched
 */
export async function fetchFiles(address: string): Promise<Files> {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin && !(await mayAsk(url.origin))) throw new ElsewhereError(url.origin);
  const source = directoryAt(url);
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

/**
 * Whether the page's own policy, as its server sends it, lets it ask another origin. To try and be refused would do as well, but
 * a refusal is reported as if the page were under attack.
 */
async function mayAsk(origin: string): Promise<boolean> {
  const { headers } = await fetch(document.baseURI, { method: 'HEAD' });
  const policy = headers.get('Content-Security-Policy');
  return policy === null || allowsConnecting(policy, origin);
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
