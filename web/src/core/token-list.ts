import type { Token } from '../text/token';

/**
 * The first `length` of a list of tokens that only grows. Texts that begin alike share it, as their readings share a tape: a
 * word added to a thousand is one more entry, and no copy of the others.
 */
export class TokenList {
  readonly #shared: Token[];

  private constructor(
    shared: Token[],
    readonly length: number,
  ) {
    this.#shared = shared;
  }

  /** A list that takes `tokens` over: nobody else may change them. */
  static of(tokens: Token[]): TokenList {
    return new TokenList(tokens, tokens.length);
  }

  /** The shared list. Behind the first `length` it may hold tokens of another text. */
  get shared(): readonly Token[] {
    return this.#shared;
  }

  /** The first `kept` of these tokens, and `more` behind them; in place where no other text has gone on from there. */
  followedBy(more: readonly Token[], kept = this.length): TokenList {
    const shared = this.#shared;
    if (more.length === 0) return new TokenList(shared, kept);
    // Joined at once: pushed onto a copy, the tokens would be copied twice.
    if (kept < shared.length) return TokenList.of(shared.slice(0, kept).concat(more));
    for (const token of more) shared.push(token);
    return new TokenList(shared, shared.length);
  }

  /** An array of these tokens that stays as it is. */
  toArray(): readonly Token[] {
    return this.#shared.slice(0, this.length);
  }
}
