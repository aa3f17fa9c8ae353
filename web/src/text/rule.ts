import { PAD_ID, UNKNOWN_ID, type ReadingRule, type Token, type TokenisedText } from './token';
import type { Tokeniser } from './tokenisers';
import type { Vocabulary } from './vocabulary';

/** How a network turns a text into ids: where it is cut, which pieces have ids, and what the card's rule makes of them. */
export interface TextReader {
  readonly tokeniser: Tokeniser;
  readonly vocabulary: Vocabulary;
  readonly rule: ReadingRule;
}

/**
 * The start token, where the network has one, and every piece of `text`; those of kind `skipped` are not read.
 *
 * @param before tokens of an earlier text that this one begins with, up to UTF-16 offset `from`
 */
export function tokenise(
  { tokeniser, vocabulary, rule }: TextReader,
  text: string,
  before: readonly Token[] = [],
  from = 0,
): readonly Token[] {
  const tokens: Token[] = [];
  if (before.length === 0 && rule.start_token !== null) {
    tokens.push({ text: '<start>', start: 0, end: 0, id: rule.start_token, kind: 'start' });
  }
  const { unknown = UNKNOWN_ID } = rule;
  const visit = (piece: string, start: number, end: number): void => {
    const id = vocabulary.idOf(piece);
    if (id !== undefined) tokens.push({ text: piece, start, end, id, kind: 'word' });
    else if (unknown === 'dropped') tokens.push({ text: piece, start, end, id: UNKNOWN_ID, kind: 'skipped' });
    else {
      const instead = tokeniser.entryInstead && vocabulary.idOf(tokeniser.entryInstead(piece));
      tokens.push({ text: piece, start, end, id: instead ?? unknown, kind: 'unknown' });
    }
  };
  tokeniser.forEach(text, visit, from);
  return before.length === 0 ? tokens : before.concat(tokens);
}

/**
 * What a network with this rule reads, step by step. `max_words` counts the start token, as Keras does when it loads IMDB
 * and then cuts: a text too long for `keep: "last"` loses its start token first.
 *
 * @param all what `tokenise` found; returned as it is when nothing is dropped, cut or padded
 * @param textLength UTF-16 units: padding stands behind the text
 */
export function applyRule(all: readonly Token[], rule: ReadingRule, textLength: number): TokenisedText {
  const { max_words: limit, keep, pad_to: padTo, pad_at: padAt = 'end', pad_id: padId = PAD_ID } = rule;
  const kept = rule.unknown === 'dropped' ? all.filter(({ kind }) => kind !== 'skipped') : all;
  const dropped = kept === all ? [] : all.filter(({ kind }) => kind === 'skipped');
  const cut = limit === null ? 0 : Math.max(0, kept.length - limit);
  const missing = padTo === null ? 0 : Math.max(0, padTo - (kept.length - cut));
  if (cut === 0 && missing === 0) return { tokens: kept, skipped: dropped };
  const [tokens, lost] =
    keep === 'first'
      ? [kept.slice(0, kept.length - cut), kept.slice(kept.length - cut)]
      : [kept.slice(cut), kept.slice(0, cut)];
  const at = padAt === 'end' ? textLength : 0;
  const padding: Token[] = Array.from({ length: missing }, () => ({
    text: '<pad>',
    start: at,
    end: at,
    id: padId,
    kind: 'padding',
  }));
  const skipped = lost.flatMap((token): Token[] => (token.kind === 'start' ? [] : [{ ...token, kind: 'skipped' }]));
  return {
    tokens: padAt === 'end' ? [...tokens, ...padding] : [...padding, ...tokens],
    skipped: [...dropped, ...skipped].sort((a, b) => a.start - b.start),
  };
}
