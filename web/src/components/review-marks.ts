import type { Reading, Token } from 'unrolled';

/** More words than this are read but not underlined: laying out that many marks would delay the next keystroke. */
const MOST_MARKS = 3000;

const isSupported = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight !== 'undefined';

function show(name: string, text: Text, tokens: readonly Token[]): void {
  if (!isSupported) return;
  const ranges: AbstractRange[] = [];
  for (const { start, end } of tokens) {
    // While a keystroke settles, a reading may be one character ahead of the text on the page.
    if (end > start && end <= text.length && ranges.length < MOST_MARKS) {
      ranges.push(new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end }));
    }
  }
  CSS.highlights.set(name, new Highlight(...ranges));
}

/** Marks known, unknown and unread words in the text that lies under the text box. */
export function markReview(text: Text, reading: Reading): void {
  show(
    'known-word',
    text,
    reading.tokens.filter((token) => token.known),
  );
  show(
    'unknown-word',
    text,
    reading.tokens.filter((token) => !token.known),
  );
  show('skipped-word', text, reading.skipped);
}

/** Marks the word the cursor is at. */
export function markStep(text: Text, token: Token | undefined): void {
  show('cursor-word', text, token ? [token] : []);
}

/** Scrolls `box` so that a word of the text within is seen. */
export function revealWord(box: HTMLElement, text: Text, token: Token | undefined): void {
  if (!token || token.end <= token.start || token.end > text.length || box.scrollHeight <= box.clientHeight) return;
  const range = document.createRange();
  range.setStart(text, token.start);
  range.setEnd(text, token.end);
  const word = range.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (word.top >= frame.top && word.bottom <= frame.bottom) return;
  box.scrollTop += word.top - frame.top - (frame.height - word.height) / 2;
}
