/** How long a network of the largest size that people bring takes to open, and to read a text. Times are printed, none is asserted. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { useBrowser, visit } from '../e2e/visitor';
import { keep } from './competition';

useBrowser();

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = ['model.keras', 'word_index.json'];
const [ROUNDS, READINGS, WORDS] = [3, 9, 300];

/** Runs in the page: opens the files, and reads a text whose words were all met before. */
const measure = `(async () => {
  const { openNetwork } = await import('/lib/unrolled.js');
  const files = new Map();
  for (const name of ${JSON.stringify(FILES)}) {
    files.set(name, new Uint8Array(await (await fetch('/bench/open/' + name)).arrayBuffer()));
  }
  const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
  const text = Array.from({ length: ${WORDS} }, (_, t) => 'word' + (1 + ((t * 37) % 19999))).join(' ');
  const opening = [];
  const reading = [];
  let first = 0;
  let probability = NaN;
  for (let round = 0; round < ${ROUNDS}; round++) {
    const begun = performance.now();
    // Its files are copied: each opening begins with bytes that nobody has looked at.
    const { network } = await openNetwork(new Map([...files].map(([name, bytes]) => [name, bytes.slice()])));
    opening.push(performance.now() - begun);
    for (let k = 0; k <= ${READINGS}; k++) {
      const start = performance.now();
      probability = network.read(text + ' '.repeat(k)).probability;
      if (k === 0) first = performance.now() - start;
      else reading.push(performance.now() - start);
    }
    network.dispose();
  }
  return { opening, first, reading: median(reading), best: Math.min(...reading), probability, bytes: files.get('model.keras').length };
})()`;

interface Measured {
  /** Milliseconds of each round; the first fetches what opens files. */
  readonly opening: readonly number[];
  /** Milliseconds of a text whose words are new to the network, and of one whose words are not. */
  readonly first: number;
  readonly reading: number;
  /** The quickest of them: on a busy machine it says more than the median. */
  readonly best: number;
  readonly probability: number;
  readonly bytes: number;
}

it('BiLSTM 2 × 128 over 20,000 words of 100 numbers, as Keras saved it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
  const made = spawnSync('.venv/train/bin/python', ['tests/bench/large_network.py', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3' },
  });
  expect(made.status, made.stderr).toBe(0);
  const { page, close } = await visit('', {
    bypassCSP: true,
    before: (opened) =>
      opened.route('**/bench/open/*', (route) => {
        const name = FILES.find((file) => route.request().url().endsWith(file))!;
        return route.fulfill({ body: readFileSync(join(folder, name)) });
      }),
  });
  const { opening, first, reading, best, probability, bytes } = (await page.evaluate(measure)) as Measured;
  await close();
  const ms = (time: number): string => `${time.toFixed(0)} ms`;
  console.table({
    file: { time: `${(bytes / 1e6).toFixed(1)} MB` },
    'opened, the first time': { time: ms(opening[0]!) },
    'opened again': { time: ms(opening.at(-1)!) },
    [`${WORDS} new words`]: { time: ms(first) },
    [`${WORDS} words`]: { time: ms(reading) },
    'the quickest of them': { time: ms(best) },
  });
  keep('open', { opening, first, reading, best });
  expect(probability).toBeGreaterThan(0);
  expect(probability).toBeLessThan(1);
});
