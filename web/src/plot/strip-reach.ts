import { isReadWord } from '../text/token';
import { line, type Mark } from './marks';
import type { StripLayer } from './strip-content';
import { bottom, columnLeft, drawnSteps } from './strip-layout';

/** What one word does to the words after it. */
export interface Reach {
  /** Of the word. */
  readonly id: number;
  /** How many times what it would do without the word the k-th word after it does; NaN where that is not known. */
  readonly slopes: ArrayLike<number>;
  /** What it is called in the gutter, where there is room. */
  readonly label: string;
}

/** How far a bar reaches at most: up to twice as strong, down to turned round and as strong. */
const MOST = { up: 1, down: 2 };
const INSET = 2;
const BAR_SHARE = 0.4;
const LEAST_BAR = 3;
const MOST_BAR = 12;
/** From the gutter's texts to the columns, and their size less than the strip's. */
const TEXT_GAP = 8;

/**
 * Between heatmap and effects, over the words behind each place of the word: a line where the word changes nothing, and from it a bar for
 * each following word, up where it is stronger than it would be, down where it is weaker. A bar that crosses the dotted line, where nothing
 * would be left of the word, says that it is turned round.
 */
export function reachLayer({ id, slopes, label }: Reach): StripLayer {
  return (content, layout) => {
    const { tokens, palette, measure } = content;
    const { gutter, right, columnWidth, heatmap, effects, isCompact, fontSize } = layout;
    const top = bottom(heatmap);
    const lane = { x: gutter - 1, y: top, width: right - gutter + 1, height: effects.top - top };
    const perTime = (lane.height - 2 * INSET) / (MOST.up + MOST.down);
    const y = (times: number): number => top + INSET + (1 + MOST.up - times) * perTime;
    const [from, to] = drawnSteps(content, layout);
    const middle = (step: number): number => columnLeft(layout, step) + columnWidth / 2;
    const width = Math.max(LEAST_BAR, Math.min(MOST_BAR, BAR_SHARE * columnWidth));
    const isHere = (step: number): boolean => tokens[step]!.id === id && tokens[step]!.kind === 'word';
    const marks: Mark[] = [];
    for (let at = Math.max(0, from - slopes.length); at < to; at++) {
      if (!isHere(at)) continue;
      const bars: Mark[] = [];
      let last = at;
      for (let k = 0; k < slopes.length; k++) {
        const step = at + 1 + k;
        // Another place of the word has a reach of its own.
        if (step >= to || !isReadWord(tokens[step]!) || isHere(step)) break;
        last = step;
        const times = Math.max(1 - MOST.down, Math.min(1 + MOST.up, slopes[k]!));
        if (Number.isNaN(times)) continue;
        const [high, low] = [y(Math.max(1, times)), y(Math.min(1, times))];
        bars.push({
          is: 'rect',
          x: middle(step) - width / 2,
          y: high,
          width,
          height: Math.max(1, low - high),
          fill: palette.ink,
        });
      }
      const end = columnLeft(layout, last + 1);
      marks.push(
        line(middle(at), y(1), end, y(1), palette.soft),
        line(middle(at), y(0), end, y(0), palette.faint, { dash: [2, 3] }),
        ...bars,
        { is: 'circle', x: middle(at), y: y(1), radius: 3, fill: palette.ink },
      );
    }
    if (marks.length === 0) return [];
    const clip: Mark = { is: 'clip', ...lane, marks };
    if (isCompact) return [clip];
    const size = fontSize - 1;
    const room = gutter - 2 * TEXT_GAP;
    const share = Math.min(1, room / measure(label, `${size}px ${palette.sans}`));
    const name: Mark = {
      is: 'text',
      text: label,
      x: gutter - TEXT_GAP,
      y: y(0.5),
      size: size * share,
      fill: palette.soft,
      anchor: 'end',
    };
    return [clip, name];
  };
}
