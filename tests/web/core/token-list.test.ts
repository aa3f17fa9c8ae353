import { describe, expect, it } from 'vitest';
import type { Token } from '../../../web/src/text/token';
import { TokenList } from '../../../web/src/core/token-list';

const token = (text: string): Token => ({ text, start: 0, end: 1, id: 4, known: true });
const textsOf = (list: TokenList): string[] => list.toArray().map(({ text }) => text);

describe('a list of tokens', () => {
  it('grows in place, and those who hold its beginning do not notice', () => {
    const one = TokenList.of([token('a')]);
    const two = one.followedBy([token('b')]);
    expect(two.shared).toBe(one.shared);
    expect([textsOf(one), textsOf(two)]).toEqual([['a'], ['a', 'b']]);
  });

  it('is copied when another text has gone on from the same place', () => {
    const one = TokenList.of([token('a')]);
    const two = one.followedBy([token('b')]);
    const other = one.followedBy([token('c')]);
    expect(other.shared).not.toBe(one.shared);
    expect([textsOf(two), textsOf(other)]).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
  });

  it('may keep its beginning alone, and go on from there', () => {
    const two = TokenList.of([token('a'), token('b')]);
    const one = two.followedBy([], 1);
    expect([textsOf(one), one.length]).toEqual([['a'], 1]);
    expect(textsOf(one.followedBy([token('c')]))).toEqual(['a', 'c']);
    expect(textsOf(two.followedBy([token('c')], 1))).toEqual(['a', 'c']);
    expect(textsOf(two)).toEqual(['a', 'b']);
  });

  it('hands out arrays that stay as they are', () => {
    const one = TokenList.of([token('a')]);
    const array = one.toArray();
    one.followedBy([token('b')]);
    expect(array).toHaveLength(1);
  });
});
