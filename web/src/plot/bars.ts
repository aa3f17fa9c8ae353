import { shortened } from '../text/spelling';
import { line, type Mark, type Scene } from './marks';
import type { StripPalette } from './strip-content';

/** One bar of a sum. */
export interface BarRow {
  readonly label: string;
  readonly value: number;
  /** The value as it is written. */
  readonly shown: string;
  readonly isQuiet?: boolean;
}

const WIDTH = 560;
const ROW = 21;
const SIZE = 14;
/** Where labels end and where bars are zero. */
const LABELS = 168;
const ZERO = 324;
const LONGEST = 148;
const MOST_LETTERS = 22;
const QUIET = 0.45;
/** The smallest full scale, in logits. */
const LEAST_SCALE = 0.5;

/** A sum drawn as bars: each part left or right of zero, the total beneath. */
export function barsScene(rows: readonly BarRow[], total: BarRow, palette: StripPalette): Scene {
  const scale = rows.reduce((most, { value }) => Math.max(most, Math.abs(value)), LEAST_SCALE);
  const foot = rows.length * ROW;
  const texts = ({ label, shown, isQuiet }: BarRow, y: number, weight: 400 | 600): Mark[] => {
    const font = { y, size: SIZE, weight, anchor: 'end', fill: isQuiet ? palette.soft : palette.ink } as const;
    return [
      { is: 'text', text: shortened(label, MOST_LETTERS), x: LABELS, ...font },
      { is: 'text', text: shown, x: WIDTH, ...font },
    ];
  };
  const bars = rows.flatMap((row, k): Mark[] => {
    const length = (Math.abs(row.value) / scale) * LONGEST;
    const isNegative = row.value < 0;
    return [
      ...texts(row, (k + 0.5) * ROW, 400),
      {
        is: 'rect',
        x: isNegative ? ZERO - length : ZERO,
        y: k * ROW + 3,
        width: length,
        height: ROW - 6,
        fill: isNegative ? palette.negative : palette.positive,
        opacity: row.isQuiet ? QUIET : 1,
      },
    ];
  });
  return {
    width: WIDTH,
    height: foot + ROW + 6,
    font: palette.sans,
    under: [],
    over: [
      line(ZERO, 0, ZERO, foot, palette.line),
      ...bars,
      line(0, foot + 3, WIDTH, foot + 3, palette.line),
      ...texts(total, foot + 6 + ROW / 2, 600),
    ],
  };
}
