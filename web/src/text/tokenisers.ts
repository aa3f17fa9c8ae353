import { chineseTokeniser } from './chinese';
import { forEachWord, isSpace, lowerCased, plainMarks, resumeAt, type Visit } from './words';

/** How a text is cut into the pieces that a vocabulary has ids for. */
export interface Tokeniser {
  /** Visits each piece of `text` from UTF-16 offset `from` on. */
  forEach(text: string, visit: Visit, from?: number): void;
  /** Where words are divided as usual: the text of the same length whose words are read. */
  asWords?(text: string): string;
  /** Where reading `after` may begin when `before` was read: what stands before it is cut alike in both. */
  resumeAt(before: string, after: string): number;
  /** The vocabulary's entry that is read in place of a piece it lacks, where it has that; the piece stays unknown. */
  entryInstead?(piece: string): string;
}

/** Each code point of the lower-cased text that is not white space. */
function forEachCharacter(text: string, visit: Visit, from = 0): void {
  const { lower, startOf, endOf } = lowerCased(text, from);
  let at = 0;
  for (const character of lower) {
    const end = at + character.length;
    if (!isSpace(character.charCodeAt(0))) visit(character, startOf(at), endOf(end));
    at = end;
  }
}

/** What a card says of its tokeniser. */
export interface TokeniserSettings {
  readonly kind: string;
  /** Of `chinese`: pairs of a traditional character and its simplified one, one behind the other. */
  readonly simplified?: string;
  /** Of `words`: whether an unknown word is read as the entry for its last character, such as `*性`. */
  readonly endings?: boolean;
  /** Of `words`: whether curly quotes, dashes and the like are read as on a typewriter: see `plainMarks`. */
  readonly typographic?: boolean;
  /** The rest are settings of networks that `openNetwork` opened. Of `words`: characters that separate, each by itself. */
  readonly filters?: string;
  /** Whether a text is read in lower case. */
  readonly lower?: boolean;
  /** Of `words`: one more character that separates. Of `keras-text-vectorization`: `whitespace` or `character`. */
  readonly split?: string;
  /** Of `characters`: whether white space is read, too. */
  readonly spaces?: boolean;
  /** Of `keras-text-vectorization`: what is done with case and punctuation. */
  readonly standardize?: string | null;
}

/** By the `kind` in a card's `tokeniser`. A new one is added here and in `training/text`. */
const TOKENISERS: Readonly<Record<string, (settings: TokeniserSettings) => Tokeniser>> = {
  words: ({ endings = false, typographic = false }) => {
    const asWords = typographic ? plainMarks : (text: string): string => text;
    return {
      forEach: (text, visit, from) => forEachWord(asWords(text), visit, from),
      asWords,
      resumeAt,
      ...(endings && { entryInstead: (word: string) => `*${[...word].at(-1)}` }),
    };
  },
  characters: () => ({ forEach: forEachCharacter, resumeAt }),
  chinese: ({ simplified = '' }) => chineseTokeniser(simplified),
};

/** @throws TypeError when there is none of that kind, or its settings are no settings */
export function tokeniserOf(settings: TokeniserSettings): Tokeniser {
  const { kind, simplified } = settings;
  if (!Object.hasOwn(TOKENISERS, kind)) {
    const known = Object.keys(TOKENISERS).join(', ');
    throw new TypeError(`card.json: "tokeniser.kind" is ${JSON.stringify(kind)}; supported are ${known}`);
  }
  if (simplified !== undefined && (typeof simplified !== 'string' || simplified.length % 2 !== 0)) {
    throw new TypeError('card.json: "tokeniser.simplified" must be a string of pairs of characters');
  }
  return TOKENISERS[kind]!(settings);
}
