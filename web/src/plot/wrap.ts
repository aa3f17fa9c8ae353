/** The width of a text in pixels. */
export type WidthOf = (text: string) => number;

/**
 * Breaks a text into lines that fit; what does not fit into the last one ends in an ellipsis. White space and line ends become
 * single spaces. A word longer than a line, as Chinese sentences are, is broken where it must be.
 *
 * @param most lines
 */
export function wrapText(text: string, width: number, most: number, widthOf: WidthOf): string[] {
  const lines: string[] = [];
  // So many characters never fit, whatever the font: a whole book need not be measured.
  const longest = Math.ceil((width * most) / LEAST_LETTER);
  let rest = text.slice(0, longest).replace(/\s+/g, ' ').trim();
  const isCut = text.length > longest;
  while (rest !== '') {
    const isLast = lines.length === most - 1;
    const taken = takeLine(rest, width, widthOf);
    const remains = rest.slice(taken.length).trim();
    if (isLast && (remains !== '' || isCut)) {
      lines.push(`${shorten(taken.trimEnd(), width - widthOf('…'), widthOf)}…`);
      break;
    }
    lines.push(taken.trimEnd());
    rest = remains;
  }
  return lines;
}

/** No letter is narrower, in pixels. */
const LEAST_LETTER = 2;

/** As many words as fit, or as many letters of the first. */
function takeLine(text: string, width: number, widthOf: WidthOf): string {
  let taken = '';
  for (const word of text.match(/\S+\s*/g) ?? []) {
    if (widthOf((taken + word).trimEnd()) > width) break;
    taken += word;
  }
  return taken === '' ? shorten(text, width, widthOf) || [...text][0]! : taken;
}

/** The longest beginning that fits. */
function shorten(text: string, width: number, widthOf: WidthOf): string {
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(letters.slice(0, middle).join('').trimEnd()) <= width) low = middle;
    else high = middle - 1;
  }
  return letters.slice(0, low).join('');
}
