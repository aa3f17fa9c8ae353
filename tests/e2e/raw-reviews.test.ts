import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, describe, it } from 'vitest';
import { useBrowser, visit } from './visitor';

const sample = process.env['IMDB_PATH'] ? join(dirname(process.env['IMDB_PATH']), 'raw_sample.jsonl') : '';

interface RawReview {
  readonly text: string;
  readonly label: 0 | 1;
  /** Keras' word ranks; 0 for a word outside the word index. */
  readonly ranks: readonly number[];
}

interface Outcome {
  readonly ids: readonly number[];
  readonly probability: number;
}

/** Reads texts in the page; text, because the test runner would rewrite the import of a function. */
const readAll = (texts: readonly string[]): string => `(async () => {
  const { loadNetwork } = await import('/lib/unrolled.js');
  const network = await loadNetwork('/models/simple-rnn/');
  const texts = ${JSON.stringify(texts)};
  return {
    card: { size: network.card.vocabulary_size, accuracy: network.card.metrics.test_accuracy },
    outcomes: texts.map((text) => {
      const reading = network.read(text);
      return { ids: reading.tokens.map((token) => token.id), probability: reading.probability };
    }),
  };
})()`;

useBrowser();

// Runs where the data set is: IMDB_PATH names imdb.npz, and the raw sample lies beside it.
describe.runIf(existsSync(sample))('a thousand test reviews as people wrote them', () => {
  it('become the ids the network was trained on, and give the card’s accuracy within sampling error', async () => {
    const reviews = readFileSync(sample, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as RawReview);
    expect(reviews.length).toBe(1000);
    const { page, close } = await visit();
    const { card, outcomes } = (await page.evaluate(readAll(reviews.map(({ text }) => text)))) as {
      card: { size: number; accuracy: number };
      outcomes: Outcome[];
    };
    const [start, unknown, offset] = [1, 2, 3];
    for (const [index, { ranks }] of reviews.entries()) {
      const ids = ranks.map((rank) => (rank > 0 && rank + offset < card.size ? rank + offset : unknown));
      expect(outcomes[index]!.ids).toEqual([start, ...ids]);
    }
    const right = reviews.filter(({ label }, index) => outcomes[index]!.probability > 0.5 === (label === 1)).length;
    const accuracy = right / reviews.length;
    const standardError = Math.sqrt((card.accuracy * (1 - card.accuracy)) / reviews.length);
    expect(Math.abs(accuracy - card.accuracy)).toBeLessThan(3 * standardError);
    await close();
  });
});
