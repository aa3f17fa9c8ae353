import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../web/src/analysis/account';
import { moveAt } from '../../../web/src/features/aloud/narration';
import { pitchOf } from '../../../web/src/features/aloud/pitch';
import type { Token } from '../../../web/src/text/token';

const word = (text: string, start: number, known = true): Token => ({
  text,
  start,
  end: start + text.length,
  id: known ? 10 : 2,
  kind: known ? 'word' : 'unknown',
});

describe('what a step did', () => {
  const outputs = Float32Array.of(0.5, 0.75, 0.25);
  // Three steps of two units: unit 0 turns negative, then unit 1 positive; a zero counts as not negative.
  const states = Float32Array.of(0.5, -0.5, -0.1, -0.2, -0.3, 0);

  it('has no "before" at the first step', () => {
    expect(moveAt(outputs, states, 0)).toEqual({ from: null, to: 0.5, turned: [] });
  });

  it('names the units whose sign changed, and only those', () => {
    expect(moveAt(outputs, states, 1)).toEqual({ from: 0.5, to: 0.75, turned: [{ unit: 0, isPositive: false }] });
    expect(moveAt(outputs, states, 2)).toEqual({ from: 0.75, to: 0.25, turned: [{ unit: 1, isPositive: true }] });
  });

  it('is only told of a step that was read', () => {
    expect(() => moveAt(outputs, states, 3)).toThrow(RangeError);
  });
});

describe('an account of a reading', () => {
  it('counts words, turns and extremes; the start token is no word', () => {
    const start: Token = { text: '<start>', start: 0, end: 0, id: 1, kind: 'start' };
    const tokens = [start, word('a', 0), word('qqq', 2, false), word('b', 6)];
    const outputs = Float32Array.of(0.125, 0.75, 0.25, 0.375);
    const effects = Float64Array.of(-9, 3, -2, 1);
    expect(accountOf(tokens, outputs, effects, 0.375)).toEqual({
      words: 3,
      unknown: 1,
      probability: 0.375,
      turns: 2,
      lowest: 2,
      highest: 1,
      raised: 1,
      lowered: 2,
    });
  });

  it('names no word where there is none', () => {
    const account = accountOf([], new Float32Array(), new Float64Array(), 0.5);
    expect(account).toMatchObject({ words: 0, turns: 0, lowest: null, highest: null, raised: null, lowered: null });
  });
});

it('pitch rises by equal intervals: A3, A4, A5', () => {
  expect([0, 0.5, 1].map(pitchOf)).toEqual([220, 440, 880]);
});
