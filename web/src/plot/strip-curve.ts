import { UNDECIDED } from '../analysis/verdict';
import { cssFont, line, type Mark } from './marks';
import { cutBetween, partAt, type Point } from './part-line';
import type { StripContent } from './strip-content';
import { bottom, columnLeft, drawnSteps, visibleSteps, type StripLayout } from './strip-layout';

const HALF = 0.5;
const AREA_OPACITY = 0.13;

/** P(positive) after each word: one colour above, where the verdict would be class 1, another below, a quiet one while undecided. */
export function curveMarks(content: StripContent, layout: StripLayout): Mark[] {
  const { outputs, palette, known } = content;
  const { curve, gutter, right } = layout;
  const y = (share: number): number => bottom(curve) - share * curve.height;
  const [from, to] = drawnSteps(content, layout);
  const points: Point[] = [];
  // The line comes in from the step before those in sight, and goes out to the one behind them.
  for (let t = Math.max(0, from - 1); t < Math.min(to + 1, known); t++)
    points.push([columnLeft(layout, t) + layout.columnWidth / 2, outputs[t]!]);
  const low = partAt(cutBetween(points, gutter, right), UNDECIDED[0]);
  const high = low.above.map((stretch) => partAt(stretch, UNDECIDED[1]));
  const rule = (share: number, colour: string, dash?: readonly number[]): Mark => {
    const level = Math.round(y(share)) + 0.5;
    return line(gutter, level, right, level, colour, dash && { dash });
  };
  const lineOf = (stretch: readonly Point[]): number[] => stretch.flatMap(([x, share]) => [x, y(share)]);
  const drawn =
    (colour: string) =>
    (stretch: readonly Point[]): Mark => ({
      is: 'path',
      lines: [lineOf(stretch)],
      stroke: colour,
      strokeWidth: 2,
    });
  const filled =
    (colour: string) =>
    (stretch: readonly Point[]): Mark => ({
      is: 'path',
      lines: [[stretch[0]![0], y(HALF), ...lineOf(stretch), stretch.at(-1)![0], y(HALF)]],
      fill: colour,
      opacity: AREA_OPACITY,
    });
  const above = high.flatMap((parted) => parted.above);
  return [
    rule(0, palette.line),
    rule(1, palette.line),
    rule(HALF, palette.faint, [2, 3]),
    ...above.map(filled(palette.positive)),
    ...low.below.map(filled(palette.negative)),
    ...high.flatMap((parted) => parted.below).map(drawn(palette.soft)),
    ...above.map(drawn(palette.positive)),
    ...low.below.map(drawn(palette.negative)),
    ...shareMark(content, layout, y),
  ];
}

/** From a share's dot to its figure, as a share of the letters' size: above it, and below where the band ends. */
const ABOVE = 1.08;
const BELOW = 1.15;
const BESIDE = 8;

/** The dot at the step at hand, with its figure. */
function shareMark(content: StripContent, layout: StripLayout, y: (share: number) => number): Mark[] {
  const { step, cursorAt, outputs, palette, labels, measure } = content;
  const [from, to] = visibleSteps(layout);
  const share = outputs[step];
  if (share === undefined || step < from || step >= to) return [];
  const { fontSize } = layout;
  const x = columnLeft(layout, cursorAt) + layout.columnWidth / 2;
  const above = y(share) - ABOVE * fontSize;
  const font = { size: fontSize - 1, weight: 600 } as const;
  const leansLeft = x + BESIDE + 4 + measure(labels.share, cssFont(font, palette.sans)) > layout.width;
  return [
    { is: 'circle', x, y: y(share), radius: 4.5, fill: palette.ink },
    {
      is: 'text',
      text: labels.share,
      ...font,
      x: x + (leansLeft ? -BESIDE : BESIDE),
      y: above < layout.curve.top - 2 ? y(share) + BELOW * fontSize : above,
      anchor: leansLeft ? 'end' : 'start',
      fill: palette.ink,
      halo: palette.card,
    },
  ];
}
