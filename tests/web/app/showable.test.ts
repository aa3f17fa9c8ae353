import { expect, it } from 'vitest';
import { expectShowable } from '../../../web/src/app/showable';
import { loadNetwork } from '../../../web/src/network/load';

const open = (name: string) => loadNetwork(new URL(`../../fixtures/networks/${name}/`, import.meta.url));

it.each([
  ['three-classes', 'it has 3 classes'],
  ['labels', 'it has 3 classes'],
  ['per-token', 'it says something of every word'],
  ['both-directions', 'a layer of it reads backward'],
  ['both-directions-last', 'a layer of it reads backward'],
  ['pooled', 'it pools its states (max)'],
])('%s is refused in a sentence', async (name, why) => {
  const network = await open(name);
  expect(() => expectShowable(network)).toThrow(why);
});

it.each(['two-layers', 'min-gru', 'characters'])('%s is shown', async (name) => {
  const network = await open(name);
  expect(() => expectShowable(network)).not.toThrow();
});
