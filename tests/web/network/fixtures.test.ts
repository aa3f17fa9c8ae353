import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../../web/src/network/load';

/** Whole tiny networks that `python -m training.bundle.fixtures` wrote, with what Keras made of some texts. */
const FOLDER = new URL('../../fixtures/networks/', import.meta.url);
const TOLERANCE = 1e-5;

function expectClose(found: ArrayLike<number>, wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  for (const [at, value] of wanted.entries()) expect(Math.abs(found[at]! - value)).toBeLessThan(TOLERANCE);
}

describe.each(readdirSync(FOLDER))('the network "%s"', (name) => {
  const open = () => loadNetwork(new URL(`${name}/`, FOLDER));

  it('reads what Keras read, and makes of it what Keras made', async () => {
    const network = await open();
    const { golden, head } = network.card;
    expect(golden!.length).toBeGreaterThan(1);
    for (const { text, ids, states, layers, outputs, scores, final, gradients } of golden!) {
      const reading = network.read(text);
      expect(reading.tokens.map(({ id }) => id)).toEqual(ids);
      expectClose(reading.states, states.flat());
      layers?.forEach((layer, k) => expectClose(reading.layer(k), layer.flat()));
      if (outputs) expectClose(reading.outputs, outputs);
      if (scores) expectClose(reading.scores, scores.flat());
      if (final) expectClose(reading.final, head.kind === 'sigmoid' ? final.slice(1) : final);
      if (gradients) {
        const found = reading.gradients();
        expectClose(found.inputs, gradients.inputs.flat());
        expectClose(found.states, gradients.states.flat());
      }
    }
  });

  it('says of a text, letter by letter, what it says of it at once', async () => {
    const network = await open();
    const text = network.card.golden!.map((golden) => golden.text).join(' ');
    let typed = network.read('');
    for (let end = 1; end <= text.length; end++) typed = network.read(text.slice(0, end), typed);
    const afresh = network.read(text);
    expect(typed.tokens).toEqual(afresh.tokens);
    expect(typed.states).toEqual(afresh.states);
    expect(typed.final).toEqual(afresh.final);
    expect((await network.readInSlices(text, { previous: network.read('') })).final).toEqual(afresh.final);
  });

  it('gives the same for a word read in place of another as for the text that has it there', async () => {
    const network = await open();
    if (!network.isBinary || !network.isCausal) return;
    const reading = network.read(network.card.golden![0]!.text);
    const ids = reading.tokens.map(({ id }) => id);
    const step = ids.length >> 1;
    const other = network.readIds(ids.with(step, 2));
    const replay = reading.replay(step, { kind: 'word', id: 2 });
    expect(replay.states).toEqual(other.states);
    expect(replay.outputs).toEqual(other.outputs);
  });
});
