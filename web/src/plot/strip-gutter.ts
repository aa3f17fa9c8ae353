import { cssFont, type Mark, type TextMark } from './marks';
import { largest, type StripContent } from './strip-content';
import { bottom, type Band, type StripLayout } from './strip-layout';

/** From the columns to the texts, and to the bars beyond the units' numbers. */
const TEXT_GAP = 8;
const BAR_GAP = 26;
const MOST_BAR = 40;
const BAR_OPACITY = 0.75;
/** Lower rows have no number: a share of the letters' size. */
const LEAST_NUMBERED = 0.69;
const MOST_NUMBER_SIZE = 11;
/** From the picture's left edge to the middle of the label that is turned. */
const TURNED_LABEL = 12;
/** From the middle of a name on a narrow screen to the band below it. */
const NAME_GAP = 9;

/** Left of the columns: what the bands are and their scales, each unit's number, and V as a bar towards the class it votes for. */
export function gutterMarks(content: StripContent, layout: StripLayout): Mark[] {
  const { palette, labels, measure } = content;
  const { curve, heatmap, effects, words, gutter, fontSize } = layout;
  const size = fontSize - 1;
  const right = gutter - TEXT_GAP;
  const label = (text: string, y: number): TextMark => {
    // A class may have a long name: it is set smaller rather than cut.
    const share = (right - 4) / measure(text, cssFont({ size }, palette.sans));
    return { is: 'text', text, x: right, y, size: size * Math.min(1, share), fill: palette.soft, anchor: 'end' };
  };
  const middleOf = ({ top, height }: Band): number => top + height / 2;
  const marks = [
    label('1', curve.top + 4),
    label('0', bottom(curve) - 2),
    label(`+${labels.effectLimit}`, effects.top + 4),
    label(`−${labels.effectLimit}`, bottom(effects) - 4),
    ...readoutMarks(content, layout),
  ];
  if (layout.isCompact) {
    // No room beside the bands: their names stand above them.
    const named = [
      [curve, labels.curve],
      [heatmap, labels.heatmap],
      [effects, labels.effects],
    ] as const;
    return [
      ...marks,
      ...named.map(([{ top }, text]): TextMark => {
        const y = top - NAME_GAP;
        return { is: 'text', text, x: gutter, y, size, fill: palette.soft, halo: palette.card };
      }),
    ];
  }
  return [
    ...marks,
    label(labels.curve, middleOf(curve)),
    label(labels.effects, middleOf(effects)),
    label(labels.words, words.top + size),
    {
      is: 'text',
      text: labels.heatmap,
      x: TURNED_LABEL,
      y: middleOf(heatmap),
      size,
      fill: palette.soft,
      anchor: 'middle',
      turn: -90,
    },
  ];
}

function readoutMarks({ rows, readout, palette }: StripContent, layout: StripLayout): Mark[] {
  const { gutter, rowHeight, fontSize, heatmap } = layout;
  const size = Math.min(MOST_NUMBER_SIZE, rowHeight + 1, fontSize - 1);
  const isNumbered = rowHeight >= LEAST_NUMBERED * fontSize;
  const most = largest(readout);
  const end = gutter - (isNumbered ? BAR_GAP : TEXT_GAP);
  const longest = Math.min(MOST_BAR, gutter / 2 - TEXT_GAP, end - 2);
  return rows.flatMap((unit, row): Mark[] => {
    const y = heatmap.top + (row + 0.5) * rowHeight;
    const marks: Mark[] = [];
    if (isNumbered)
      marks.push({ is: 'text', text: String(unit), x: gutter - TEXT_GAP, y, size, fill: palette.soft, anchor: 'end' });
    if (most === 0) return marks;
    const weight = readout[unit]!;
    const length = (Math.abs(weight) / most) * longest;
    marks.push({
      is: 'rect',
      x: end - length,
      y: y - rowHeight * 0.3,
      width: length,
      height: rowHeight * 0.6,
      fill: weight < 0 ? palette.negative : palette.positive,
      opacity: BAR_OPACITY,
    });
    return marks;
  });
}
