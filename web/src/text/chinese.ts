/**
 * Chinese texts as tokens: characters, runs of Latin letters or digits, and ! ? … ~. The browser's half of
 * `training/text/chinese.py`, whose first comment says what becomes of every code point; shared fixtures prove the two equal.
 */
import { commonLength, type Visit } from './words';
import type { Tokeniser } from './tokenisers';

const FEELING = new Set('!?…~');
const [FULL_FIRST, FULL_LAST, FULL_TO_ASCII] = [0xff01, 0xff5e, 0xfee0];
const TO_LOWER = 0x20;
const [MULTIPLICATION, SHARP_S, DIVISION] = [0xd7, 0xdf, 0xf7];
/** First and last code point of what separates. */
const SEPARATORS = [
  [0x00, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x60],
  [0x7b, 0xbf],
  [MULTIPLICATION, MULTIPLICATION],
  [DIVISION, DIVISION],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x206f],
  [0x2e00, 0x2e7f],
  [0x3000, 0x303f],
  [0x30fb, 0x30fb],
  [0xfe00, 0xfe6f],
  [0xfeff, 0xfeff],
  [0xff5f, 0xff65],
  [0xfff9, 0xfffd],
] as const;

/** @param simplified pairs of a traditional character and its simplified one, one behind the other */
export function chineseTokeniser(simplified: string): Tokeniser {
  const forms = new Map<string, string>();
  for (let at = 0; at + 1 < simplified.length; at += 2) forms.set(simplified[at]!, simplified[at + 1]!);

  return {
    forEach(text, visit, from = 0) {
      let at = from;
      while (at < text.length) {
        const character = String.fromCodePoint(text.codePointAt(at)!);
        const start = at;
        at += character.length;
        const read = fold(character);
        if (read === null) continue;
        if (!isOfRun(read)) {
          visit(forms.get(read) ?? read, start, at);
          continue;
        }
        at = forRun(text, read, start, at, visit);
      }
    },
    /** A run may go on where the texts part; what stands before it is cut alike in both. */
    resumeAt(before, after) {
      let at = commonLength(before, after);
      // A pair that is one character in one text may be halved in the other.
      if (isHighSurrogate(after.charCodeAt(at - 1))) at--;
      while (at > 0 && isOfRun(fold(after[at - 1]!) ?? ' ')) at--;
      return at;
    },
  };
}

/** Visits the run that begins with `first`; returns where it ends. */
function forRun(text: string, first: string, start: number, from: number, visit: Visit): number {
  let run = first;
  let at = from;
  for (; at < text.length; at++) {
    const next = fold(text[at]!);
    if (next === null || !isOfRun(next)) break;
    run += next;
  }
  visit(run, start, at);
  return at;
}

/** A character as it is read, but for its simplified form: full width as ASCII, Latin letters in lower case; null if it separates. */
function fold(character: string): string | null {
  const typed = character.codePointAt(0)!;
  const code = typed >= FULL_FIRST && typed <= FULL_LAST ? typed - FULL_TO_ASCII : typed;
  const read = code === typed ? character : String.fromCharCode(code);
  if (FEELING.has(read)) return read;
  if (SEPARATORS.some(([first, last]) => code >= first && code <= last)) return null;
  const isCapital = (read >= 'A' && read <= 'Z') || (code >= 0xc0 && code < SHARP_S);
  return isCapital ? String.fromCharCode(code + TO_LOWER) : read;
}

function isOfRun(read: string): boolean {
  const code = read.codePointAt(0)!;
  return (read >= '0' && read <= '9') || (read >= 'a' && read <= 'z') || (code >= SHARP_S && code <= 0xff);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
