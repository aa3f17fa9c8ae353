/** What networks of every kind say after each word: checked against reading each beginning of the text by itself. */
import { openNetwork, type Network } from 'unrolled';
import { expect, it } from 'vitest';
import { outlookOf, rank } from '../../../web/src/app/shown/outlook';
import { isCheap, readAgain, readAgainSlowly, sharesAt } from '../../../web/src/app/shown/read-again';
import { savedNetworks } from '../open/frameworks';

const TEXT = 'a quietly wonderful film not bad';

async function opened(name: string): Promise<Network> {
  const { files, answers } = savedNetworks().find((each) => each.name === name)!;
  return (await openNetwork(files, answers)).network;
}

/** P of each class of a text that ends behind each word, one reading for each. */
function byHand(network: Network, text: string): number[][] {
  const { tokens } = network.read(text);
  return tokens.map(({ end }) => [...sharesAt(network.read(text.slice(0, end)))]);
}

const expectClose = (found: ArrayLike<number>, wanted: readonly number[]): void => {
  expect(found.length).toBe(wanted.length);
  for (const [k, value] of wanted.entries()) expect(found[k]).toBeCloseTo(value, 5);
};

it('a network that reads backward is read again up to each word, and says so', async () => {
  const network = await opened('bilstm-dense/k3.keras');
  const outlook = outlookOf(network.read(TEXT));
  expect(outlook.curve).toBe('read-again');
  const wanted = byHand(network, TEXT);
  expectClose(outlook.shares!, wanted.flat());
  expect(outlook.lead).toBe(1);
  expect(outlook.lines).toEqual([1]);
  expectClose(
    outlook.outputs,
    wanted.map(([, share]) => share!),
  );
  // Steps that end at one place, such as padding, change nothing between them.
  const odds = wanted.map(([, share]) => Math.log(share! / (1 - share!)));
  expectClose(
    outlook.effects.slice(1),
    odds.slice(1).map((value, k) => value - odds[k]!),
  );
});

it('of several classes the likeliest leads, and three have lines', async () => {
  const network = await opened('softmax-46/tfjs');
  const reading = network.read(TEXT);
  const outlook = outlookOf(reading);
  const ranked = rank(reading.final);
  expect(outlook.lead).toBe(ranked[0]);
  expect(outlook.leadName).toBe(network.classes[ranked[0]!]);
  expect(outlook.lines).toEqual(ranked.slice(0, 3));
  expectClose(outlook.final, [...reading.final]);
  expect(outlook.draw).not.toBeNull();
});

it('of a network that answers for every word, the last word is what it says, and no word has an effect', async () => {
  const network = await opened('every-word/k3.keras');
  const reading = network.read(TEXT);
  const outlook = outlookOf(reading);
  const last = reading.tokens.findLastIndex(({ kind }) => kind === 'word' || kind === 'unknown');
  const count = network.classes.length;
  expect(outlook.curve).toBe('read-on');
  expectClose(outlook.final, [...reading.scores.slice(last * count, (last + 1) * count)]);
  expect(outlook.effects.every((effect) => effect === 0)).toBe(true);
});

it('shares of classes that exclude each other sum to one at every step', async () => {
  const network = await opened('softmax-3/k3.keras');
  const { shares } = outlookOf(network.read(TEXT));
  const count = network.classes.length;
  for (let step = 0; step * count < shares!.length; step++) {
    const sum = shares!.slice(step * count, (step + 1) * count).reduce((all, share) => all + share, 0);
    expect(sum).toBeCloseTo(1, 5);
  }
});

it('an empty text has no step and still an answer', async () => {
  for (const name of ['bilstm-dense/k3.keras', 'torch-gru-classes/model.pt']) {
    const outlook = outlookOf((await opened(name)).read(''));
    expect(outlook.outputs.length).toBe(outlook.effects.length);
    expect(outlook.final.every(Number.isFinite)).toBe(true);
  }
});

it('equal shares keep the order of the classes', () => {
  expect(rank([0.2, 0.4, 0.2, 0.4])).toEqual([1, 3, 0, 2]);
});

it('long texts are read again a little at a time, with the same numbers, until somebody stops it', async () => {
  const network = await opened('torch-bilstm-2/model.pt');
  const short = network.read(TEXT);
  expect(isCheap(short)).toBe('now');
  expectClose(await readAgainSlowly(short, new AbortController().signal), [...readAgain(short)]);
  const long = network.read(`${TEXT} `.repeat(400));
  expect(isCheap(long)).not.toBe('now');
  const stopped = new AbortController();
  stopped.abort(new Error('enough'));
  await expect(readAgainSlowly(short, stopped.signal)).rejects.toThrow('enough');
});

it('a text for which that takes too long has no curve, and one that waits gets it', async () => {
  const network = await opened('torch-bilstm-2/model.pt');
  const kinds = new Set<string>();
  for (const times of [1, 60, 200, 800, 3000]) {
    const outlook = outlookOf(network.read(`${TEXT} `.repeat(times)));
    kinds.add(outlook.curve);
    expect(outlook.shares === null).toBe(outlook.curve === 'waiting' || outlook.curve === 'too-long');
    expect(outlook.complete === null).toBe(outlook.curve !== 'waiting');
    expect(outlook.effects.length).toBe(network.read(`${TEXT} `.repeat(times)).tokens.length);
  }
  expect(kinds).toEqual(new Set(['read-again', 'waiting', 'too-long']));
});
