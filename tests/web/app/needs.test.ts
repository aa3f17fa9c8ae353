import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LENS_PARTS, LENSES, hasParts } from '../../../web/src/app/link/link';
import { lackOf } from '../../../web/src/app/shown/needs';
import { REGISTRY } from '../../../web/src/features/lenses/registry';
import { loadNetwork } from '../../../web/src/network/load';

const FOLDER = new URL('../../fixtures/networks/', import.meta.url);

/** What the lenses miss in each fixture network, "lens: need"; none of them has a map. */
const EVERYWHERE = ['path: map'];
const except = (need: string, views: readonly string[]): string[] =>
  REGISTRY.filter(({ id }) => !views.includes(id)).map(({ id }) => `${id}: ${need}`);
const MISSING: Readonly<Record<string, readonly string[]>> = {
  characters: EVERYWHERE,
  'min-gru': EVERYWHERE,
  'two-layers': EVERYWHERE,
  'both-directions-last': except('causal', ['order']),
  'both-directions': except('causal', ['order']),
  pooled: except('unpooled', ['order', 'gradient']),
  'three-classes': except('binary', []),
  labels: except('binary', []),
  'per-token': except('text', []),
};

it.each(readdirSync(FOLDER))('what each lens misses in the network "%s"', async (name) => {
  const network = await loadNetwork(new URL(`${name}/`, FOLDER));
  const found = REGISTRY.flatMap(({ id, needs }) => {
    const lack = lackOf(network, needs);
    return lack === null ? [] : [`${id}: ${lack}`];
  });
  expect(found).toEqual(MISSING[name]);
});

it('every lens, and every part of one, is in the registry once', () => {
  const wanted = LENSES.flatMap((lens) => (hasParts(lens) ? LENS_PARTS[lens] : [lens]));
  expect(REGISTRY.map(({ id }) => id)).toEqual(wanted);
});
