import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasRead, useBrowser, visit } from '../e2e/visitor';

const RESULTS = fileURLToPath(new URL('.results', import.meta.url));

useBrowser();

interface Situation {
  readonly words: number;
  /** How many times slower than this machine. */
  readonly slowdown: number;
  /** Milliseconds: what the 95th percentile should stay below. */
  readonly target: number;
}

const SITUATIONS: readonly Situation[] = [
  { words: 300, slowdown: 1, target: 16 },
  { words: 2000, slowdown: 1, target: 50 },
  { words: 300, slowdown: 4, target: 50 },
];
const ROUNDS = 3;
const TYPED = ' and then, quietly, it moved me ';

interface Keystroke {
  /** From the key to the end of all it set off: handlers, derived values, effects; script alone. */
  readonly script: number;
  /** From the start of the next frame to its paint: animation callbacks, style, layout, paint. */
  readonly frame: number;
  /** From the key to the paint, the wait for the screen's next frame included (up to 16.7 ms by itself). */
  readonly toPaint: number;
}

/**
 * Runs in the page. After each real key press: the time stamp of the event, the end of its task, the next animation frame, and
 * the first task after that frame was painted.
 */
const watch = `(() => {
  const strokes = (window.strokes = []);
  let key = null;
  const afterTask = (action) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => action(performance.now());
    port2.postMessage(null);
  };
  addEventListener('keydown', (event) => (key = event.timeStamp), { capture: true });
  addEventListener('input', () => {
    const pressed = key;
    let scriptEnd = pressed;
    queueMicrotask(() => queueMicrotask(() => (scriptEnd = performance.now())));
    requestAnimationFrame((began) => {
      const frameStart = performance.now();
      afterTask((painted) => strokes.push({
        script: scriptEnd - pressed,
        frame: painted - frameStart,
        toPaint: painted - pressed,
      }));
    });
  });
})()`;

/** Types into a text of so many words. `cpu`: the main thread's own time a keystroke, which other programs cannot stretch. */
async function type(page: Page, { words, slowdown }: Situation): Promise<{ strokes: Keystroke[]; cpu: number }> {
  const box = page.getByLabel('A film review');
  await box.fill(await page.evaluate(textOf, words));
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  await box.press('Control+End');
  await page.evaluate('strokes.length = 0');
  const before = await busy();
  for (const letter of TYPED) await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  await page.waitForFunction(
    (count) => (globalThis as never as { strokes: unknown[] }).strokes.length >= count,
    TYPED.length,
  );
  const MS = 1000;
  const cpu = ((await busy()) - before) * (MS / TYPED.length);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  return { strokes: await page.evaluate('strokes'), cpu };
}

/** Always the same text: our own words, of which the frequent ones come often. */
function textOf(words: number): string {
  const OWN =
    'the film is a quiet story of two people who wait and hope while a long slow winter goes by it was moving and honest ' +
    'but never loud I liked its patient camera its humour and above all the last scene where nothing happens at all and ' +
    'still everything has changed for them';
  const own = OWN.split(' ');
  return Array.from({ length: words }, (_, k) => own[(k * k + k) % own.length]).join(' ');
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

it('typing: from a key to the next paint, with the default views open', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.evaluate(watch);
  await type(page, SITUATIONS[0]!);
  const strokes = SITUATIONS.map(() => [] as Keystroke[]);
  const cpu = SITUATIONS.map(() => [] as number[]);
  // In turn, so that a noisy moment of the machine hits all alike.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, situation] of SITUATIONS.entries()) {
      const typed = await type(page, situation);
      strokes[k]!.push(...typed.strokes);
      cpu[k]!.push(typed.cpu);
    }
  }
  await close();

  const MEDIAN = 0.5;
  const HIGH = 0.95;
  const results = SITUATIONS.map((situation, k) => {
    const own = strokes[k]!;
    const work = own.map(({ script, frame }) => script + frame);
    return {
      ...situation,
      keystrokes: own.length,
      cpu: percentile(cpu[k]!, MEDIAN),
      scriptMedian: percentile(
        own.map(({ script }) => script),
        MEDIAN,
      ),
      scriptHigh: percentile(
        own.map(({ script }) => script),
        HIGH,
      ),
      workMedian: percentile(work, MEDIAN),
      workHigh: percentile(work, HIGH),
      toPaintMedian: percentile(
        own.map(({ toPaint }) => toPaint),
        MEDIAN,
      ),
      toPaintHigh: percentile(
        own.map(({ toPaint }) => toPaint),
        HIGH,
      ),
    };
  });
  console.table(
    Object.fromEntries(
      results.map((row) => [
        `${row.words} words${row.slowdown > 1 ? `, CPU ${row.slowdown} × slower` : ''}`,
        {
          cpu: row.cpu.toFixed(1),
          'script p50': row.scriptMedian.toFixed(1),
          'script p95': row.scriptHigh.toFixed(1),
          'work p50': row.workMedian.toFixed(1),
          'work p95': row.workHigh.toFixed(1),
          'to paint p50': row.toPaintMedian.toFixed(1),
          'to paint p95': row.toPaintHigh.toFixed(1),
          'target p95': row.target,
        },
      ]),
    ),
  );
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/typing.json`, `${JSON.stringify(results, null, 1)}\n`);
  for (const own of strokes) expect(own).toHaveLength(ROUNDS * TYPED.length);
});
