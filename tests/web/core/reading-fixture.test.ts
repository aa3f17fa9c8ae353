import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadingRule } from '../../../web/src/text/token';
import { IdReader } from '../../../web/src/text/ids';
import { applyRule, tokenise } from '../../../web/src/text/rule';
import { tokeniserOf, type TokeniserSettings } from '../../../web/src/text/tokenisers';
import { Vocabulary } from '../../../web/src/text/vocabulary';

/** Written by Python's definition of reading; see tests/fixtures/README.md. */
interface Fixture {
  readonly vocabulary: readonly string[];
  readonly readings: readonly Read[];
}

interface Read {
  readonly name: string;
  readonly text: string;
  readonly rule: ReadingRule;
  readonly tokens: readonly (readonly [string, number, number, number, boolean])[];
  readonly skipped: readonly (readonly [number, number])[];
}

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8')) as T;
}

function expectRead(
  tokeniser: TokeniserSettings,
  words: readonly string[],
  { text, rule, tokens, skipped }: Read,
): void {
  const reader = { tokeniser: tokeniserOf(tokeniser), vocabulary: new Vocabulary(words), rule };
  const read = applyRule(tokenise(reader, text), rule, text.length);
  expect(read.tokens.map(({ text, start, end, id, kind }) => [text, start, end, id, kind !== 'unknown'])).toEqual(
    tokens,
  );
  // Of many texts only ids are made, by another way.
  expect(Array.from(new IdReader(reader).idsOf(text))).toEqual(tokens.map(([, , , id]) => id));
  expect(read.skipped.map(({ start, end }) => [start, end])).toEqual(skipped);
}

describe('the browser reads exactly what Python reads', () => {
  const { vocabulary, readings } = fixture<Fixture>('reading.json');
  it.each(readings)('words: $name', (read) => expectRead({ kind: 'words' }, vocabulary, read));

  const others = fixture<{
    readonly vocabularies: Readonly<Record<string, readonly string[]>>;
    readonly readings: readonly (Read & { readonly tokeniser: TokeniserSettings })[];
  }>('tokenisers.json');
  it.each(others.readings)('$tokeniser.kind: $name', (read) => {
    expectRead(read.tokeniser, others.vocabularies[read.tokeniser.kind]!, read);
  });

  it('Chinese: each character separates, joins or stands alone, and is folded, as there', () => {
    const { tokeniser, runs, folded } = fixture<{
      readonly tokeniser: TokeniserSettings;
      readonly runs: readonly (readonly [number, number, number])[];
      readonly folded: string;
    }>('characters.json');
    const chinese = tokeniserOf(tokeniser);
    const pairs = new Map(Array.from(folded.match(/../gsu) ?? [], (pair) => [pair[0], pair[1]]));
    const wrong: string[] = [];
    for (const [first, last, count] of runs) {
      for (let code = first; code <= last; code++) {
        const character = String.fromCharCode(code);
        const read = pairs.get(character) ?? character;
        const found: string[] = [];
        chinese.forEach(`a${character}b`, (piece) => found.push(piece));
        const expected = [[], [`a${read}b`], ['a', 'b'], ['a', read, 'b']][count];
        if (found.join(' ') !== expected!.join(' ')) wrong.push(code.toString(16));
      }
    }
    expect(wrong).toEqual([]);
  });
});
