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
  const last = Math.min(to, known) - 1;
  const font = cssFont({ size }, palette.sans);
  const named = lines.flatMap(({ name, shares }, index) => {
    const share = shares[last];
    return share === undefined || last < from ? [] : [{ name, index, share, width: measure(name, font) }];
  });
  // Behind the lines, where there is room for every name; otherwise above their ends, in front of the edge.
  const widest = Math.max(0, ...named.map(({ width }) => width));
  const hasRoom = x(last) + GAP + widest <= right;
  const half = size / 2;
  const middles = apart(
    named.map(({ share }) => y(share) - (hasRoom ? 0 : size * 0.7)),
    size + 2,
    [y(1) + half, y(0) - half],
  );
  const names = named.map(({ name, index, width }, k): Mark => ({
    is: 'text',
    text: name,
    x: hasRoom ? x(last) + GAP : Math.max(gutter + width, right),
    y: middles[k]!,
    size,
    ...(index === 0 && { weight: 600 as const }),
    anchor: hasRoom ? 'start' : 'end',
    fill: colours[index]!,
    halo: palette.card,
  }));
  const here = lines[0]?.shares[step];
  const isInSight = here !== undefined && step >= from && step < to;
  const dot: Mark[] = isInSight ? [{ is: 'circle', x: x(cursorAt), y: y(here), radius: 4.5, fill: palette.ink }] : [];
  return [...rules, ...drawn, ...names, ...dot];
}

/**
 * Moves places apart, as little as keeps their order, so that neighbours lie `least` from each other and all within a range.
 *
 * @param range first and last place; where it is too short, the last of them goes beyond its beginning
 * @returns places in the order in which they were given
 */
export function apart(places: readonly number[], least: number, range: readonly [number, number]): number[] {
  const order = places.map((_, k) => k).sort((a, b) => places[a]! - places[b]! || a - b);
  const moved = [...places];
  let free = range[0];
  for (const k of order) {
    moved[k] = Math.max(moved[k]!, free);
    free = moved[k] + least;
  }
  free = range[1];
  for (const k of order.toReversed()) {
    moved[k] = Math.min(moved[k]!, free);
    free = moved[k] - least;
  }
  return moved;
}
