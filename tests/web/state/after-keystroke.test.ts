import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Keystroke } from '../../../web/src/state/after-keystroke.svelte';

const FRAME = 17;
/** What the clock says, as the page reads it: a follower may take long without any timer running. */
let now = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.stubGlobal('requestAnimationFrame', (action: () => void) => setTimeout(action, FRAME));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Lets time pass; what follows a letter takes `cost` milliseconds. */
async function pass(ms: number, cost: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  now += cost;
  // Until what changed has been brought up to date.
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

it('what follows a letter comes in the first idle moment after its frame', async () => {
  const keystroke = new Keystroke();
  keystroke.typed();
  expect(keystroke.isFresh).toBe(true);
  await pass(FRAME - 1, 0);
  expect(keystroke.isFresh).toBe(true);
  await pass(2, 0);
  expect(keystroke.isFresh).toBe(false);
});

/** A device on which what follows a letter took long. */
async function slow(): Promise<Keystroke> {
  const keystroke = new Keystroke();
  keystroke.typed();
  await pass(FRAME + 1, 60);
  expect(keystroke.isFresh).toBe(false);
  return keystroke;
}

it('where it takes long it waits for a pause between letters', async () => {
  const keystroke = await slow();
  for (let letter = 0; letter < 5; letter++) {
    keystroke.typed();
    await pass(150, 0);
    expect(keystroke.isFresh).toBe(true);
  }
  await pass(60, 0);
  expect(keystroke.isFresh).toBe(false);
});

it('one quick moment does not make a device quick, a few do', async () => {
  const keystroke = await slow();
  keystroke.typed();
  await pass(210, 1);
  keystroke.typed();
  await pass(FRAME + 1, 1);
  expect(keystroke.isFresh).toBe(true);
  await pass(210, 1);
  keystroke.typed();
  await pass(210, 1);
  keystroke.typed();
  await pass(FRAME + 1, 1);
  expect(keystroke.isFresh).toBe(false);
});

it('who does something else ends the wait', async () => {
  const keystroke = await slow();
  keystroke.typed();
  keystroke.end();
  expect(keystroke.isFresh).toBe(false);
  await pass(1000, 0);
  expect(keystroke.isFresh).toBe(false);
});
