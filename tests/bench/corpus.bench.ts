import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasRead, useBrowser, visit } from '../e2e/visitor';

useBrowser();

const MS = 1000;
const MB = 1e6;
/** Words of our own, in a fixed order; a whole review, and a short sentence. */
const WORDS = 'the film was not good but the acting and this quiet dull superb story never bored me at all'.split(' ');
const textOf = (k: number, words: number): string =>
  Array.from({ length: words }, (_, t) => WORDS[(7 * k + 5 * t + ((k * t) % 11)) % WORDS.length]).join(' ');

/** Set it to a table of your own, such as the test part of IMDB. */
const { CORPUS_PATH } = process.env;

const CASES: readonly (readonly [name: string, rows: number, words: number])[] = [
  ['25,000 reviews of 230 words', 25_000, 230],
  ['100,000 sentences of 14 words', 100_000, 14],
];

it('from the drop to the accuracy, the memory it takes, and the longest task of the page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
  const files = CASES.map(([name, rows, words], k) => {
    const path = join(folder, `${k}.csv`);
    const lines = Array.from({ length: rows }, (_, row) => `"${textOf(row, words)}",${row % 2 ? 'pos' : 'neg'}`);
    writeFileSync(path, ['text,label', ...lines].join('\n'));
    return [name, path] as const;
  });
  if (CORPUS_PATH) files.push([CORPUS_PATH.split('/').at(-1)!, CORPUS_PATH]);
  const table: Record<string, object> = {};
  for (const [name, path] of files) {
    const { page, close } = await visit();
    await hasRead(page);
    await page.locator('#aloud').scrollIntoViewIfNeeded();
    await page.locator('#corpus input[type=file]').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const seen = globalThis as unknown as { start: number; end: number; longest: number };
      seen.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
      }).observe({ entryTypes: ['longtask'] });
      const field = document.querySelector('#corpus input[type=file]')!;
      field.addEventListener('change', () => (seen.start = performance.now()), { capture: true });
      new MutationObserver(() => {
        if (!seen.end && document.querySelector('[data-figure=accuracy]')) seen.end = performance.now();
      }).observe(document.querySelector('#corpus')!, { subtree: true, childList: true });
    });
    await page.locator('#corpus input[type=file]').setInputFiles(path);
    await page.locator('[data-figure=accuracy]').waitFor({ timeout: 300_000 });
    const found = await page.evaluate(() => {
      const { start, end, longest } = globalThis as unknown as { start: number; end: number; longest: number };
      const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
      const accuracy = document.querySelector<HTMLElement>('[data-figure=accuracy]')!.innerText;
      return { took: end - start, longest, heap: memory.usedJSHeapSize, accuracy };
    });
    expect(found.took).toBeGreaterThan(0);
    table[name] = {
      'to accuracy, s': (found.took / MS).toFixed(2),
      'longest task, ms': found.longest.toFixed(0),
      'heap, MB': (found.heap / MB).toFixed(0),
      accuracy: found.accuracy,
    };
    await close();
  }
  console.table(table);
});
