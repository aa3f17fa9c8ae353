/** How frameworks cut a text into words, each with its place in the visitor's own spelling. */
import type { Tokeniser, TokeniserSettings } from '../../text/tokenisers';
import type * as textWords from '../../text/words';
import { OpenError, quoted } from '../errors';

/** What is used of `text/words`: the library hands it over, so that it is not fetched twice. */
export type TextKit = Pick<typeof textWords, 'isSeparator' | 'isSpace' | 'lowerCased' | 'commonLength'>;

type Visit = textWords.Visit;
type Cut = (text: string, visit: Visit) => void;

const PUNCTUATION = new Set('!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\'');
const ASCII_SPACE = new Set(' \t\n\v\f\r');

export const TOKENISERS = ['words', 'keras-text-vectorization', 'characters', 'basic-english', 'white-space'] as const;

/** @throws OpenError when there is no tokeniser of that kind */
export function tokeniserFor(settings: TokeniserSettings, kit: TextKit): Tokeniser {
  const make = Object.hasOwn(CUTS, settings.kind) ? CUTS[settings.kind] : undefined;
  if (!make) {
    throw new OpenError(
      `The tokeniser ${quoted(settings.kind)} is not known: answer ${TOKENISERS.map(quoted).join(', ')}.`,
    );
  }
  const cut = make(settings, kit);
  return {
    // The text is cut as a whole: none of these remembers what it did before.
    forEach: (text, visit, from = 0) =>
      cut(text, (piece, start, end) => {
        if (start >= from) visit(piece, start, end);
      }),
    resumeAt: () => 0,
  };
}

const CUTS: Readonly<Record<string, (settings: TokeniserSettings, kit: TextKit) => Cut>> = {
  words: ({ filters, lower = true, split = ' ' }, kit) => {
    if (filters === undefined) return cutAt((unit) => kit.isSeparator(unit), lower, kit);
    const separators = new Set([...filters, split].map((character) => character.charCodeAt(0)));
    return cutAt((unit) => separators.has(unit), lower, kit);
  },
  'white-space': ({ lower = true }, kit) => cutAt((unit) => kit.isSpace(unit), lower, kit),
  characters:
    ({ spaces = false, lower = true }, kit) =>
    (text, visit) => {
      const { lower: read, startOf, endOf } = spelt(text, lower, kit);
      let at = 0;
      for (const character of read) {
        const end = at + character.length;
        if (spaces || !kit.isSpace(character.charCodeAt(0))) visit(character, startOf(at), endOf(end));
        at = end;
      }
    },
  'keras-text-vectorization': ({ standardize = 'lower_and_strip_punctuation', split = 'whitespace' }) => {
    const [isLowered, isStripped] = [standardize?.includes('lower') === true, standardize?.includes('strip') === true];
    return (text, visit) => {
      let piece = '';
      let [start, end] = [0, 0];
      const close = (): void => {
        if (piece !== '') visit(piece, start, end);
        piece = '';
      };
      let at = 0;
      for (const character of text) {
        const from = at;
        at += character.length;
        const isSpace = split === 'whitespace' && ASCII_SPACE.has(character);
        if (isSpace) close();
        if (isSpace || (isStripped && PUNCTUATION.has(character))) continue;
        if (piece === '') start = from;
        end = at;
        // tf.strings.lower knows A to Z alone.
        piece += isLowered && character >= 'A' && character <= 'Z' ? character.toLowerCase() : character;
        if (split === 'character') close();
      }
      close();
    };
  },
  'basic-english': (_settings, kit) => (text, visit) => {
    const { lower, startOf, endOf } = kit.lowerCased(text, 0);
    let [piece, start, end] = ['', 0, 0];
    const close = (): void => {
      if (piece !== '') visit(piece, startOf(start), endOf(end));
      piece = '';
    };
    for (let at = 0; at < lower.length; at++) {
      const character = lower[at]!;
      const isBreak = lower.startsWith('<br />', at);
      if (isBreak || character === ';' || character === ':' || kit.isSpace(lower.charCodeAt(at))) close();
      else if ("'.,()!?".includes(character)) {
        close();
        visit(character, startOf(at), endOf(at + 1));
      } else if (character !== '"') {
        if (piece === '') start = at;
        piece += character;
        end = at + 1;
      }
      if (isBreak) at += '<br />'.length - 1;
    }
    close();
  },
};

/** Cuts at separators, which are in no piece. */
function cutAt(isSeparator: (codeUnit: number) => boolean, lower: boolean, kit: TextKit): Cut {
  return (text, visit) => {
    const { lower: read, startOf, endOf } = spelt(text, lower, kit);
    let at = 0;
    for (;;) {
      while (at < read.length && isSeparator(read.charCodeAt(at))) at++;
      if (at >= read.length) return;
      const start = at;
      while (at < read.length && !isSeparator(read.charCodeAt(at))) at++;
      visit(read.slice(start, at), startOf(start), endOf(at));
    }
  };
}

function spelt(text: string, isLowered: boolean, kit: TextKit): textWords.LowerCased {
  const same = (at: number): number => at;
  return isLowered ? kit.lowerCased(text, 0) : { lower: text, startOf: same, endOf: same };
}
