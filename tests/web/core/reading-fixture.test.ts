import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadingRule } from '../../../web/src/text/token';
import { applyRule, tokenise } from '../../../web/src/text/rule';
import { TOKENISERS } from '../../../web/src/text/tokenisers';
import { Vocabulary } from '../../../web/src/text/vocabulary';

/** Written by Python's definition of reading; see tests/fixtures/README.md. */
interface Fixture {
  readonly vocabulary: readonly string[];
  readonly readings: readonly {
    readonly name: string;
    readonly text: string;
    readonly rule: ReadingRule;
    readonly tokens: readonly (readonly [string, number, number, number, boolean])[];
    readonly skipped: readonly (readonly [number, number])[];
  }[];
}

const path = new URL('../../fixtures/reading.json', import.meta.url);
const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
const vocabulary = new Vocabulary(fixture.vocabulary);

describe('the browser reads exactly what Python reads', () => {
  it.each(fixture.readings)('$name', ({ text, rule, tokens, skipped }) => {
    const read = applyRule(tokenise({ tokeniser: TOKENISERS['words']!, vocabulary, rule }, text), rule, text.length);
    expect(read.tokens.map(({ text, start, end, id, kind }) => [text, start, end, id, kind !== 'unknown'])).toEqual(
      tokens,
    );
    expect(read.skipped.map(({ start, end }) => [start, end])).toEqual(skipped);
  });
});
