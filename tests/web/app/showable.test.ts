import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { expectShowable } from '../../../web/src/app/shown/showable';
import { loadNetwork } from '../../../web/src/network/load';

const FOLDER = new URL('../../fixtures/networks/', import.meta.url);
const MODELS = new URL('../../../web/public/models/', import.meta.url);

it.each(readdirSync(FOLDER))('%s is shown', async (name) => {
  const network = await loadNetwork(new URL(`${name}/`, FOLDER));
  expect(() => expectShowable(network)).not.toThrow();
});

it('a network without a recurrent layer is refused in a sentence', async () => {
  const network = await loadNetwork(new URL('tagger-dense/', MODELS));
  expect(() => expectShowable(network)).toThrow('it has no recurrent layer');
});
