import { expect, it } from 'vitest';
import { partsOf } from '../../../web/src/features/step/cell-geometry';
import { CELL_PLANS, SUM, type Pipe, type Place } from '../../../web/src/features/step/cell-plan';
import { loadNetwork } from '../../../web/src/network/load';
import type { Network } from '../../../web/src/network/network';
import { shipped } from '../networks';

const NETWORKS: readonly (readonly [string, () => Promise<Network>])[] = [
  ['gru', () => shipped('gru')],
  ['lstm', () => shipped('lstm')],
  ['min-gru', () => loadNetwork(new URL('../../fixtures/networks/min-gru/', import.meta.url))],
];
const isAt = ([column, row]: Place, place: Place): boolean => column === place[0] && row === place[1];

it.each(NETWORKS)('the pipes of %s bring to the sum what the step adds up', async (kind, open) => {
  const network = await open();
  const plan = CELL_PLANS[kind as 'gru']!;
  const { units } = network;
  const texts = network.card.golden!.map(({ text }) => text);
  const reading = network.read(texts.find((text) => text.split(' ').length > 3)!);
  const step = reading.tokens.length - 1;
  const inner = reading.inner(step, step + 1);
  const before = {
    before: reading.states.slice((step - 1) * units, step * units),
    memoryBefore: reading.inner(step - 1, step)['memory'],
  };
  const now = inner['memory'] ?? reading.states.slice(step * units);
  const into = plan.pipes.filter(({ to }) => isAt(to, SUM));
  expect(into).toHaveLength(2);
  const brought = ({ from, gate, isRest }: Pipe, unit: number): number => {
    const [name] = Object.entries(plan.values).find(([, place]) => isAt(place, from))!;
    const value = (before[name as 'before'] ?? inner[name])![unit]!;
    return (isRest ? 1 - inner[gate!]![unit]! : inner[gate!]![unit]!) * value;
  };
  for (let unit = 0; unit < units; unit++) {
    const sum = into.reduce((total, pipe) => total + brought(pipe, unit), 0);
    expect(Math.abs(sum - now[unit]!)).toBeLessThan(1e-5);
  }
});

it.each([290, 340, 544])('every pipe lies in a picture of %i pixels, and goes right, up or down', (width) => {
  for (const plan of Object.values(CELL_PLANS)) {
    for (const pipe of plan.pipes) {
      for (const [from, to] of partsOf(pipe, width)) {
        for (const [x] of [from, to]) expect(x > 0 && x < width).toBe(true);
        expect(from[0] === to[0] || (from[1] === to[1] && to[0] - from[0] > 20)).toBe(true);
      }
    }
  }
});
