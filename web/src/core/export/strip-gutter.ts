import type { RowContext } from './strip-content';
import { element, type Markup } from './xml';

const HALF = 0.5;
const READOUT_BAR = 40;
/** A unit's number is left out where rows are lower than this. */
const LEAST_NUMBERED = 7;

/** Left of the columns: what the bands are, each unit's number, and V as a bar towards the class it votes for. */
export function paintGutter({ content, measures, bands }: RowContext): Markup[] {
  const { colours, labels, rows, readout } = content;
  const right = measures.gutter - 8;
  const small = Math.min(11, measures.unit + 1, measures.fontSize - 1);
  const label = (text: string, y: number): Markup =>
    element(
      'text',
      { x: right, y, fill: colours.soft, 'font-size': measures.fontSize - 1, 'text-anchor': 'end' },
      text,
    );
  const drop = measures.fontSize / 3;
  const most = readout.reduce((all, weight) => Math.max(all, Math.abs(weight)), Number.MIN_VALUE);
  const middle = bands.heatmapTop + bands.heatmap / 2;
  const room = Math.min(READOUT_BAR, measures.gutter / 2 - 8);
  return [
    label('1', bands.curveTop + drop + 2),
    label('0', bands.curveTop + measures.curve + drop - 2),
    label(labels.curve, bands.curveTop + measures.curve / 2 + drop),
    label(labels.effects, bands.effectsTop + measures.effects / 2 + drop),
    label(labels.words, bands.wordsTop + measures.fontSize + drop / 2),
    element(
      'text',
      {
        transform: `translate(${measures.fontSize} ${middle}) rotate(-90)`,
        fill: colours.soft,
        'font-size': measures.fontSize - 1,
        'text-anchor': 'middle',
      },
      labels.heatmap,
    ),
    ...rows.flatMap((unit, index) => {
      const y = bands.heatmapTop + (index + HALF) * measures.unit;
      const weight = readout[unit]!;
      const length = (Math.abs(weight) / most) * room;
      const bar = element('rect', {
        x: right - 18 - length,
        y: y - measures.unit * 0.3,
        width: length,
        height: measures.unit * 0.6,
        opacity: 0.75,
        fill: weight < 0 ? colours.negative : colours.positive,
      });
      if (measures.unit < LEAST_NUMBERED) return [bar];
      const number = { x: right, y: y + small / 3, fill: colours.soft, 'font-size': small, 'text-anchor': 'end' };
      return [bar, element('text', number, String(unit))];
    }),
  ];
}
