import { openNetwork, type Answers, type Assumption } from 'unrolled';
import { expect, it } from 'vitest';
import {
  AGREES_WITHIN,
  alternatives,
  differenceOf,
  findAgreeing,
} from '../../../web/src/app/networks/own/alternatives';
import type { Files } from '../../../web/src/app/networks/own/collect';
import { savedNetworks } from '../open/frameworks';

const asked = (...names: readonly string[]): Pick<Assumption, 'name'>[] => names.map((name) => ({ name }));
const ALL = ['indexFrom', 'startToken', 'unknown', 'padTo', 'padAt', 'maxWords', 'reads', 'between'];

it('only what the files leave open is tried', () => {
  for (const changes of alternatives(asked('unknown', 'startToken'), { padTo: 20 })) {
    expect(Object.keys(changes).every((name) => ['unknown', 'startToken'].includes(name))).toBe(true);
  }
  expect(alternatives([], {})).toEqual([{}]);
  expect(alternatives(asked('padAt'), { padTo: 9, padAt: 'start' })).toContainEqual({ padAt: 'end' });
});

it('no two alternatives come to the same answers, and those that change least come first', () => {
  const answers: Answers = { padTo: 30, maxWords: 30, padAt: 'start' };
  const tried = alternatives(asked(...ALL), answers);
  const made = tried.map((changes) => JSON.stringify(Object.entries({ ...answers, ...changes }).sort()));
  expect(new Set(made).size).toBe(made.length);
  const counts = tried.map((changes) => Object.keys(changes).length);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(tried.length).toBeLessThanOrEqual(90);
  expect(tried).toContainEqual({ padTo: 30, maxWords: 30, padAt: 'end' });
  expect(tried).toContainEqual({ indexFrom: 3, startToken: 1, unknown: 2 });
});

it('a probability may be given, of several classes the likeliest, or a logit where predict stops there', () => {
  const two = { probability: 0.75, final: Float32Array.of(1.1), network: { classes: ['a', 'b'] } };
  expect(differenceOf(two, 0.75)).toBe(0);
  expect(differenceOf(two, 1.1)).toBeCloseTo(0, 6);
  const three = { probability: NaN, final: Float32Array.of(0.1, 0.7, 0.2), network: { classes: ['a', 'b', 'c'] } };
  expect(differenceOf(three, 0.5)).toBeCloseTo(0.2, 6);
});

it('the padding with which the framework computed is found from one probability', async () => {
  const { files, case: described } = savedNetworks().find(({ name }) => name === 'bilstm-dense/k3.keras')!;
  const { text, output } = described.texts.find((each) => each.text !== '')!;
  const { maxlen } = described.text_to_ids;
  const answers: Answers = { padTo: maxlen!, maxWords: maxlen!, padAt: 'start' };
  const { assumed } = await openNetwork(files);
  const counts: number[] = [];
  const found = await findAgreeing(files as Files, answers, assumed, text, output[0]!, {
    signal: new AbortController().signal,
    onTried: (count) => counts.push(count),
  });
  expect(found!.difference).toBeLessThan(AGREES_WITHIN);
  const { network } = await openNetwork(files, { ...answers, ...found!.changes });
  expect(network.card.reading.pad_at).toBe(described.text_to_ids.padding === 'pre' ? 'start' : 'end');
  expect(counts).toEqual(counts.map((_, k) => k + 1));
});

it('stops when it is told to', async () => {
  const { files } = savedNetworks().find(({ name }) => name === 'bilstm-dense/k3.keras')!;
  const stopped = new AbortController();
  stopped.abort(new Error('enough'));
  const trying = findAgreeing(files as Files, {}, [], 'a film', 0.5, { signal: stopped.signal, onTried: () => {} });
  await expect(trying).rejects.toThrow('enough');
});
