/** The node tests of the `onnx` package, each as a network that reads ids: see `tests/fixtures/onnx-nodes/write.py`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openNetwork, type OpenedNetwork } from 'unrolled';

interface Text {
  readonly ids: readonly number[];
  /** The state of each direction's last step, side by side. */
  readonly last: readonly number[];
  readonly output: readonly number[];
  /** Steps × units, where the test has them. */
  readonly states?: readonly (readonly number[])[];
}

const FOLDER = new URL('../../fixtures/onnx-nodes/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as Record<string, readonly Text[]>;
const PEEPHOLES = 'lstm_with_peepholes';
const open = (name: string): Promise<OpenedNetwork> =>
  openNetwork(new Map([['model.onnx', new Uint8Array(readFileSync(new URL(`${name}.onnx`, FOLDER)))]]), {
    outputs: 'softmax',
  });
const CLOSE = 1e-5;

function expectClose(found: ArrayLike<number>, wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  for (const [k, value] of wanted.entries()) expect(Math.abs(found[k]! - value)).toBeLessThan(CLOSE);
}

describe("gives what ONNX's own node tests expect", () => {
  it.each(Object.entries(expected).filter(([name]) => name !== PEEPHOLES))('%s', async (name, texts) => {
    const { network } = await open(name);
    expect(texts.length).toBeGreaterThan(0);
    for (const { ids, last, output, states } of texts) {
      const reading = network.readIds(ids);
      expectClose(reading.lastState(0), last);
      expectClose(reading.final, output);
      if (states) expectClose(reading.states, states.flat());
    }
  });

  it('has all of them', () => {
    expect(Object.keys(expected)).toHaveLength(18);
  });

  it('refuses peepholes by their name', async () => {
    await expect(open(PEEPHOLES)).rejects.toThrow(/Gather → \[LSTM\].*It has peepholes: train it without/);
  });
});
