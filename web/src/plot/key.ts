import type { Mark, Measure } from './marks';

/** What a line or a mark of a chart stands for. */
export interface KeyEntry {
  readonly name: string;
  /** A sample, at most 28 × 12, about its left end at half its height. */
  readonly sample: readonly Mark[];
}

const SIZE = 12;
const ROW = 20;
const SAMPLE = 34;
const GAP = 22;

/** A key in as many lines as it takes, and its height. */
export function keyMarks(
  entries: readonly KeyEntry[],
  width: number,
  top: number,
  style: { readonly colour: string; readonly font: string; readonly measure: Measure },
): { readonly marks: Mark[]; readonly height: number } {
  const marks: Mark[] = [];
  let [x, y] = [0, top + ROW / 2];
  for (const { name, sample } of entries) {
    const taken = SAMPLE + style.measure(name, `${SIZE}px ${style.font}`);
    if (x > 0 && x + taken > width) [x, y] = [0, y + ROW];
    for (const mark of sample) marks.push(moved(mark, x, y));
    marks.push({ is: 'text', text: name, x: x + SAMPLE, y, size: SIZE, fill: style.colour });
    x += taken + GAP;
  }
  return { marks, height: entries.length > 0 ? y + ROW / 2 - top : 0 };
}

function moved(mark: Mark, x: number, y: number): Mark {
  if (mark.is !== 'path') return { ...mark, x: mark.x + x, y: mark.y + y };
  return { ...mark, lines: mark.lines.map((line) => line.map((value, k) => value + (k % 2 === 0 ? x : y))) };
}
