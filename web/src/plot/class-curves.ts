import { cssFont, line, type Mark } from './marks';
import type { StripContent } from './strip-content';
import { bottom, columnLeft, drawnSteps, type StripLayout } from './strip-layout';

/** A class, and P of it after each step. */
export interface ClassLine {
  readonly name: string;
  readonly shares: Float32Array;
}

/** From the end of a line to its name, in pixels. */
const GAP = 8;
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3]];

/** One line a class, the likeliest solid, each with its name where it ends: colours would say "for" and "against". */
export function classCurves(lines: readonly ClassLine[], content: StripContent, layout: StripLayout): Mark[] {
  const { known, palette, step, cursorAt, measure } = content;
  const { curve, gutter, right, fontSize } = layout;
  const y = (share: number): number => bottom(curve) - share * curve.height;
  const [from, to] = drawnSteps(content, layout);
  const end = Math.min(to + 1, known);
  const x = (at: number): number => columnLeft(layout, at) + layout.columnWidth / 2;
  const colours = [palette.ink, palette.ink, palette.soft];
  const rules = [0, 1].map((share) => {
    const level = Math.round(y(share)) + 0.5;
    return line(gutter, level, right, level, palette.line);
  });
  const drawn = lines.flatMap(({ shares }, index): Mark[] => {
    const points: number[] = [];
    for (let t = Math.max(0, from - 1); t < Math.min(end, shares.length); t++) points.push(x(t), y(shares[t]!));
    if (points.length === 0) return [];
    const dash = DASHES[index]!;
    const stroke = { stroke: colours[index]!, strokeWidth: index === 0 ? 2 : 1.5 };
    return [{ is: 'path', lines: [points], ...stroke, ...(dash.length > 0 && { dash }) }];
  });
  const size = fontSize - 1;
  const tops: number[] = [];
  const last = Math.min(to, known) - 1;
  const names = lines.flatMap(({ name, shares }, index): Mark[] => {
    const share = shares[last];
    if (share === undefined || last < from) return [];
    const width = measure(name, cssFont({ size }, palette.sans));
    // Behind the line, where there is room; otherwise above its end.
    const hasRoom = x(last) + GAP + width <= right;
    const place = hasRoom ? x(last) + GAP : Math.max(gutter + width, right);
    let top = y(share) - (hasRoom ? 0 : size * 0.7);
    // Names that would lie on each other stand below each other.
    for (const other of tops.toSorted((a, b) => a - b)) if (Math.abs(other - top) < size + 1) top = other + size + 1;
    tops.push(top);
    const weight = index === 0 ? { weight: 600 as const } : {};
    return [
      {
        is: 'text',
        text: name,
        x: place,
        y: top,
        size,
        ...weight,
        anchor: hasRoom ? 'start' : 'end',
        fill: colours[index]!,
        halo: palette.card,
      },
    ];
  });
  const here = lines[0]?.shares[step];
  const isInSight = here !== undefined && step >= from && step < to;
  const dot: Mark[] = isInSight ? [{ is: 'circle', x: x(cursorAt), y: y(here), radius: 4.5, fill: palette.ink }] : [];
  return [...rules, ...drawn, ...names, ...dot];
}
