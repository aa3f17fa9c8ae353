import { describe, expect, it } from 'vitest';
import { reviewSpans } from '../../../../web/src/analysis/export/review-spans';

describe('the review in pieces', () => {
  const token = (text: string, start: number) => ({
    text,
    id: 5,
    kind: 'word' as const,
    start,
    end: start + text.length,
  });

  it('is the text again, with the step of every word', () => {
    const text = 'A good, (old) film';
    const tokens = [
      { text: '<start>', id: 1, kind: 'start' as const, start: 0, end: 0 },
      token('good', 2),
      token('film', 14),
    ];
    const { spans, isCut } = reviewSpans(text, tokens, [token('old', 9)], 99);
    expect(spans.map((span) => span.text).join('')).toBe(text);
    expect(spans.filter(({ step }) => step !== null)).toEqual([
      { text: 'good', step: 1, isSkipped: false },
      { text: 'film', step: 2, isSkipped: false },
    ]);
    expect(spans.filter(({ isSkipped }) => isSkipped).map((span) => span.text)).toEqual(['old']);
    expect(isCut).toBe(false);
  });

  it('is cut before a word that would go beyond', () => {
    const { spans, isCut } = reviewSpans('good film', [token('good', 0), token('film', 5)], [], 6);
    expect(spans.map((span) => span.text).join('')).toBe('good');
    expect(isCut).toBe(true);
  });
});
