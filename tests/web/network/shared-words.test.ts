import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { directoryOf } from '../../../web/src/network/source';
import { loadNetwork } from '../../../web/src/network/load';
import { shipped } from '../networks';

/** A shipped network's files without its vocabulary. */
function withoutWords(id: string): Map<string, Uint8Array<ArrayBuffer>> {
  const place = new URL(`../../../web/public/models/${id}/`, import.meta.url);
  const names = ['card.json', 'model.json', 'group1-shard1of1.bin'];
  return new Map(names.map((name) => [name, Uint8Array.from(readFileSync(new URL(name, place)))]));
}

it('words are taken from a network that has the same, and only from such a one', async () => {
  const [gru, zhGru, lstm] = await Promise.all(['gru', 'zh-gru', 'lstm'].map(shipped));
  const files = directoryOf('lstm', withoutWords('lstm'));
  const like = await loadNetwork(files, { like: gru! });
  expect(like.vocabulary).toBe(gru!.vocabulary);
  const text = 'not bad at all, and never dull';
  expect(like.read(text).states).toEqual(lstm!.read(text).states);
  await expect(loadNetwork(files, { like: zhGru! })).rejects.toThrow('vocabulary.txt');
  await expect(loadNetwork(files)).rejects.toThrow('vocabulary.txt');
});
