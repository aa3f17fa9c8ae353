import { isReadWord } from '../../text/token';
import type { Reading, Token } from 'unrolled';

/** Far more words than a box shows: those below or above are marked when they are scrolled to. */
const MOST_MARKS = 3000;
/** Marked above and below what is seen, as a share of the box's height, so that scrolling does not outrun the marks. */
const MARGIN = 0.5;

const isSupported = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight !== 'undefined';

/** A part of the visitor's text, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a scrolling box shows of its content. Lengths are CSS pixels. */
export interface Scrolled {
  readonly scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

/**
 * About the part of a text that a scrolling box shows, with a margin. Every mark makes laying out and painting the text
 * dearer, and most words of a long review are out of sight.
 */
export function stretchInSight({ scrollTop, scrollHeight, clientHeight }: Scrolled, length: number): Stretch {
  if (scrollHeight <= clientHeight) return { from: 0, to: length };
  const margin = MARGIN * clientHeight;
  return {
    from: Math.floor(((scrollTop - margin) / scrollHeight) * length),
    to: Math.ceil(((scrollTop + clientHeight + margin) / scrollHeight) * length),
  };
}

function show(
  name: string,
  text: Text,
  tokens: readonly Token[],
  { from, to }: Stretch,
  fits: (t: Token) => boolean,
): void {
  if (!isSupported) return;
  const ranges: AbstractRange[] = [];
  for (const token of tokens) {
    const { start, end } = token;
    if (start > to) break;
    // While a keystroke settles, a reading may be one character ahead of the text on the page.
    if (end > start && end >= from && end <= text.length && ranges.length < MOST_MARKS && fits(token)) {
      ranges.push(new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end }));
    }
  }
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

/**
 * Marks unknown and unread words in the text that lies under the text box, as far as it is in sight. Known words, nearly all,
 * carry no mark: what is marked should be what is unusual.
 */
export function markReview(text: Text, reading: Reading, inSight: Stretch): void {
  show('unknown-word', text, reading.tokens, inSight, (token) => token.kind === 'unknown');
  show('skipped-word', text, reading.skipped, inSight, () => true);
}

/** Marks the word the cursor is at. */
export function markStep(text: Text, token: Token | undefined): void {
  show('cursor-word', text, token ? [token] : [], { from: 0, to: text.length }, () => true);
}

/** Scrolls `box` so that a word of the text within is seen. */
export function revealWord(box: HTMLElement, text: Text, token: Token | undefined): void {
  if (!token || !isReadWord(token) || token.end > text.length) return;
  const range = document.createRange();
  range.setStart(text, token.start);
  range.setEnd(text, token.end);
  const word = range.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (word.top >= frame.top && word.bottom <= frame.bottom) return;
  box.scrollTop += word.top - frame.top - (frame.height - word.height) / 2;
}
