/** Who cut a Chinese sentence into words: the visitor, by spaces; the browser; or our own search in the tagger's words. */
export type CutBy = 'spaces' | 'browser' | 'list';

/** What the browser has to find words with. */
type Segmenter = Pick<Intl.Segmenter, 'segment'>;

/** The words of the tagger that is to read the sentence. */
export interface KnownWords {
  has(word: string): boolean;
}

/** Words longer than this are not looked for. */
const LONGEST = 6;
/** The treebank writes these apart from what follows or goes before; browsers do not always. */
const STANDS_BEFORE = /^[这那每某几一二三四五六七八九十两很也都就不]/u;
const STANDS_BEHIND = /[的了着过]$/u;

/** The browser's, or null where it has none. */
export function browserSegmenter(): Segmenter | null {
  return 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
}

/**
 * A Chinese sentence with spaces between its words. A sentence that already has some is left as it is: the visitor decides.
 * Example: 我吃苹果 → 我 吃 苹果.
 *
 * @param known words of the tagger
 * @param segmenter null for a browser without one: then the longest known word comes next, or a single character
 */
export function cutWords(
  sentence: string,
  known: KnownWords,
  segmenter: Segmenter | null,
): { readonly text: string; readonly by: CutBy } {
  const text = sentence.trim();
  if (/\s/u.test(text)) return { text, by: 'spaces' };
  const words = segmenter
    ? [...segmenter.segment(text)].flatMap(({ segment }) => partsOf(segment, known))
    : longestWords(text, known);
  return { text: words.join(' '), by: segmenter ? 'browser' : 'list' };
}

/** A word the tagger lacks, such as 这项, without what the treebank writes apart, if it knows the rest. */
function partsOf(word: string, known: KnownWords): string[] {
  if (known.has(word) || word.length < 2) return [word];
  for (const at of [STANDS_BEFORE.test(word) ? 1 : 0, STANDS_BEHIND.test(word) ? word.length - 1 : 0]) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (at > 0 && parts.every((part) => known.has(part))) return parts;
  }
  return [word];
}

function longestWords(text: string, known: KnownWords): string[] {
  const characters = [...text];
  const words: string[] = [];
  for (let at = 0; at < characters.length;) {
    let length = Math.min(LONGEST, characters.length - at);
    while (length > 1 && !known.has(characters.slice(at, at + length).join(''))) length--;
    words.push(characters.slice(at, at + length).join(''));
    at += length;
  }
  return words;
}
