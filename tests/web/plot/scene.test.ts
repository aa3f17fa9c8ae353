import { describe, expect, it } from 'vitest';
import { barsScene } from '../../../web/src/plot/bars';
import type { Mark } from '../../../web/src/plot/marks';
import { overviewGrid, overviewScene } from '../../../web/src/plot/overview';
import { paperStrip, stripScene } from '../../../web/src/plot/strip';
import { limitOf } from '../../../web/src/plot/strip-content';
import { PICTURE_MEASURES } from '../../../web/src/plot/strip-layout';
import { CONTENT, LAYOUT } from './small-reading';

const { palette } = CONTENT;

function all<Kind extends Mark['is']>(marks: readonly Mark[], kind: Kind): Extract<Mark, { is: Kind }>[] {
  return marks.flatMap((mark) => [
    ...(mark.is === kind ? [mark as Extract<Mark, { is: Kind }>] : []),
    ...(mark.is === 'clip' ? all(mark.marks, kind) : []),
  ]);
}

describe('the scene of a strip of two units and three steps', () => {
  const { over, under } = stripScene(CONTENT, LAYOUT);

  it('has every state in one grid, a row a unit in the order chosen', () => {
    const [grid] = all(over, 'grid');
    expect(grid).toMatchObject({ x: 100, y: 100, columns: 3, rows: 2, columnWidth: 50, rowHeight: 20, limit: 1 });
    expect([...grid!.values]).toEqual([0.5, -1, 0.25, 0, 1, -0.5]);
  });

  it('has votes in it where votes are asked for, up to the limit', () => {
    const [grid] = all(stripScene({ ...CONTENT, mode: 'vote', limit: 4 }, LAYOUT).over, 'grid');
    expect([...grid!.values]).toEqual([-2, 4, -1, 0, 2, -1]);
    expect(grid!.limit).toBe(4);
  });

  it('marks the step at hand: its column under the cells, a frame around them, the dot and its share', () => {
    expect(under).toEqual([{ is: 'rect', x: 150, y: 2, width: 50, height: 296, radius: 4, fill: palette.cursor }]);
    expect(all(over, 'rect').find(({ stroke }) => stroke)).toMatchObject({ x: 149.5, y: 99, width: 50, height: 41 });
    expect(all(over, 'circle')).toMatchObject([{ x: 175, y: 10 }]);
    // The share would stand above the band: it stands below the dot.
    expect(all(over, 'text').find(({ text }) => text === '100 %')).toMatchObject({ x: 183, y: 21.5, anchor: 'start' });
  });

  it('parts the curve where the verdict becomes undecided, and colours that part quietly', () => {
    const curves = all(over, 'path').filter(({ strokeWidth }) => strokeWidth === 2);
    const rounded = (lines: readonly (readonly number[])[]): number[] =>
      lines[0]!.map((value) => Math.round(value * 100) / 100);
    expect(curves.map(({ stroke, lines }) => [stroke, rounded(lines)])).toEqual([
      [palette.soft, [125, 50, 128.5, 47.2]],
      [palette.soft, [198.25, 47.2, 201.75, 52.8]],
      [palette.positive, [128.5, 47.2, 175, 10, 198.25, 47.2]],
      [palette.negative, [201.75, 52.8, 225, 90]],
    ]);
    const areas = all(over, 'path').filter(({ fill }) => fill);
    expect(areas.map(({ lines }) => rounded(lines).slice(0, 2))).toEqual([
      [128.5, 50],
      [201.75, 50],
    ]);
  });

  it('draws no future while it is played', () => {
    const played = stripScene({ ...CONTENT, known: 2 }, LAYOUT).over;
    expect(all(played, 'grid')[0]!.columns).toBe(2);
    expect(all(played, 'rect').filter(({ x, width }) => x >= 100 && width === 18).length).toBe(2);
    expect(all(played, 'text').map(({ text }) => text)).not.toContain('zzz');
    const ends = all(played, 'path').filter(({ strokeWidth }) => strokeWidth === 2);
    expect(Math.max(...ends.flatMap(({ lines }) => lines[0]!.filter((_, k) => k % 2 === 0)))).toBe(175);
  });

  it('has a bar for the effect of every word, the largest half its band', () => {
    const bars = all(over, 'rect').filter(({ x, width }) => x >= 100 && width === 18);
    expect(bars.map(({ x, y, height, fill }) => [x, y, height, fill])).toEqual([
      [116, 170, 1, palette.positive],
      [166, 150, 20, palette.positive],
      [216, 170, 10, palette.negative],
    ]);
  });

  it('writes words level where they fit, the one at hand in bold, and dots below an unknown one', () => {
    const words = all(over, 'text').filter(({ y }) => y === 200 + 0.92 * 10);
    expect(words.map(({ text, x, weight, isItalic, turn, anchor, fill }) => [text, x, weight, isItalic, turn, anchor, fill])).toEqual([
      ['start', 125, 400, false, 0, 'middle', palette.faint],
      ['fine', 175, 600, false, 0, 'middle', palette.ink],
      ['zzz', 225, 400, true, 0, 'middle', palette.faint],
    ]); // prettier-ignore
    const dots = all(over, 'path').find(({ dash }) => dash?.[0] === 1);
    expect(dots!.lines[0]).toEqual([217.5, 216.2, 232.5, 216.2]);
  });

  it('turns words that do not fit their columns, and cuts what is too long', () => {
    const narrow = { ...LAYOUT, columnWidth: 12, right: 136, words: { top: 200, height: 20 } };
    const words = all(stripScene(CONTENT, narrow).over, 'text').filter(({ turn }) => (turn ?? 0) > 0);
    // Lines of 1.15 × 10 lie apart in columns of 12 at 73.4°, and (20 − 9.2) / sin 73.4° is room for two letters of 5.
    for (const { turn } of words) expect(turn).toBeCloseTo(73.4, 1);
    expect(words.map(({ text }) => text)).toEqual(['s…', 'f…', 'z…']);
  });

  it('has each unit’s number and its readout weight left of its row', () => {
    const bars = all(over, 'rect').filter(({ x }) => x < 100);
    expect(bars.map(({ x, y, width, fill }) => [x, y, width, fill])).toEqual([
      [34, 104, 40, palette.negative],
      [54, 124, 20, palette.positive],
    ]);
    const numbers = all(over, 'text').filter(({ text, x }) => x === 92 && /^[01]$/.test(text));
    expect(numbers.slice(-2).map(({ text, y }) => [text, y])).toEqual([
      ['1', 110],
      ['0', 130],
    ]);
  });

  it('sets a long name of a class smaller, so that it fits the gutter', () => {
    const labels = { ...CONTENT.labels, curve: 'P(as long as can be, and then some)' };
    const label = all(stripScene({ ...CONTENT, labels }, LAYOUT).over, 'text').find(
      ({ text }) => text === labels.curve,
    )!;
    expect(CONTENT.measure(label.text, `${label.size}px sans`)).toBeCloseTo(88);
  });

  it('says what a full bar of the effects is worth', () => {
    const scale = all(over, 'text').filter(({ text }) => /^[+−]2\.0$/.test(text));
    expect(scale.map(({ text, x, y }) => [text, x, y])).toEqual([
      ['+2.0', 92, 154],
      ['−2.0', 92, 186],
    ]);
  });

  it('has, in a narrow gutter, the weights still, and the names of the bands above them', () => {
    const marks = stripScene(CONTENT, { ...LAYOUT, isCompact: true, gutter: 40 }).over;
    expect(all(marks, 'text').map(({ text }) => text)).not.toContain('words');
    const names = all(marks, 'text').filter(({ text }) => ['P', 'h', 'e'].includes(text));
    expect(names.map(({ x, y }) => [x, y])).toEqual([
      [40, 1],
      [40, 91],
      [40, 141],
    ]);
    const bars = all(marks, 'rect').filter(({ x, width }) => x + width < 40);
    expect(bars.map(({ width }) => width)).toEqual([12, 6]);
  });
});

describe('a strip that shows a part of the text', () => {
  it('is cut at the gutter, and draws what is in sight only', () => {
    const { over } = stripScene(CONTENT, { ...LAYOUT, first: 1.5, visible: 1.5 });
    const [clip] = all(over, 'clip');
    expect(clip).toMatchObject({ x: 99, width: 151 });
    expect(all(clip!.marks, 'grid')[0]).toMatchObject({ x: 75, columns: 2 });
    expect([...all(clip!.marks, 'grid')[0]!.values]).toEqual([-1, 0.25, 1, -0.5]);
  });

  it('reads a hundred thousand words without a mark for each', () => {
    const steps = 100_000;
    const many = {
      ...CONTENT,
      tokens: Array.from({ length: steps }, () => CONTENT.tokens[1]!),
      states: new Float32Array(2 * steps),
      outputs: new Float32Array(steps),
      effects: new Float64Array(steps),
      known: steps,
      step: 50_000,
      cursorAt: 50_000,
    };
    const scene = stripScene(many, { ...LAYOUT, steps, first: 49_999.5 });
    expect(all(scene.over, 'grid')[0]!.columns).toBe(4);
    expect(scene.over.length + all(scene.over, 'clip')[0]!.marks.length).toBeLessThan(60);
  });

  it('hatches padding from its first step on', () => {
    const pad = { text: '<pad>', id: 0, kind: 'padding' as const, start: 8, end: 8 };
    const { under } = stripScene({ ...CONTENT, tokens: [...CONTENT.tokens.slice(0, 2), pad] }, LAYOUT);
    const hatch = all(under, 'path');
    expect(hatch.length).toBeGreaterThan(5);
    for (const { lines } of hatch) {
      const [x1, y1, x2, y2] = lines[0]! as [number, number, number, number];
      expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(200);
      expect(Math.max(x1, x2)).toBeLessThanOrEqual(250);
      expect([Math.max(y1, y2), Math.min(y1, y2)].every((y) => y >= 10 && y <= 190)).toBe(true);
    }
  });
});

describe('the strip on paper', () => {
  it('goes on in further rows, with the curve coming in where it went out', () => {
    const steps = 60;
    const long = {
      ...CONTENT,
      tokens: Array.from({ length: steps }, (_, t) => ({ ...CONTENT.tokens[1]!, text: `w${t}` })),
      states: new Float32Array(2 * steps),
      outputs: Float32Array.from({ length: steps }, (_, t) => 0.6 + t / (4 * steps)),
      effects: new Float64Array(steps),
      known: steps,
    };
    const { over, height } = paperStrip(long, PICTURE_MEASURES);
    const grids = all(over, 'grid');
    expect(grids.map(({ columns }) => columns)).toEqual([30, 30]);
    expect(grids[1]!.y).toBeLessThan(height);
    const texts = all(over, 'text').map(({ text }) => text);
    for (let t = 0; t < steps; t++) expect(texts).toContain(`w${t}`);
    const [first, second] = all(over, 'path').filter(({ strokeWidth }) => strokeWidth === 2).map(({ lines }) => lines[0]!); // prettier-ignore
    const offset = grids[1]!.y - grids[0]!.y;
    expect(second![1]! - offset).toBeCloseTo(first!.at(-1)!);
    expect(second![0]).toBe(96);
  });

  it('of nothing is still a picture', () => {
    const none = {
      ...CONTENT,
      tokens: [],
      outputs: new Float32Array(),
      effects: new Float64Array(),
      step: 0,
      known: 0,
    };
    expect(paperStrip(none, PICTURE_MEASURES).height).toBeGreaterThan(0);
  });
});

it('the overview has all states, the curve, and a window as wide as what the strip shows', () => {
  const shown = { ...LAYOUT, first: 1, visible: 2 };
  const { over } = overviewScene(CONTENT, overviewGrid(CONTENT, 90, 40), shown, 40);
  expect(all(over, 'grid')[0]).toMatchObject({ x: 0, y: 0, columns: 3, columnWidth: 30, rowHeight: 20 });
  expect(all(over, 'path')[0]!.lines[0]).toEqual([15, 20, 45, 3, 75, 37]);
  expect(all(over, 'rect')[0]).toMatchObject({ x: 30.75, width: 58.5 });
});

it('the overview of more steps than pixels has their means, so that its canvas stays within what browsers draw', () => {
  const steps = 120_000;
  const states = Float32Array.from({ length: 2 * steps }, (_, cell) => (cell % 2 === 0 ? 0.5 : (cell - 1) / 2 / steps));
  const grid = overviewGrid({ ...CONTENT, states }, 600, 40);
  expect([grid.columns, grid.columnWidth, grid.values.length]).toEqual([1200, 0.5, 2400]);
  // The rows are units 1 and 0: the first grows evenly, the other stays.
  expect(grid.values[0]).toBeCloseTo(49.5 / steps);
  expect(grid.values[1199]).toBeCloseTo(1 - 50.5 / steps);
  expect(grid.values[1800]).toBe(0.5);
});

it('colours reach as far as the card says, else as far as they could, or as far as those of the text do', () => {
  const { states, readout: kernel } = CONTENT;
  const plain = { states, network: { card: {}, readout: { kernel } } };
  const measured = { states, network: { card: { scale: { state: 0.4, vote: 0.3 } }, readout: { kernel } } };
  expect((['state', 'vote'] as const).map((mode) => limitOf(mode, 'network', plain))).toEqual([1, 4]);
  expect((['state', 'vote'] as const).map((mode) => limitOf(mode, 'network', measured))).toEqual([0.4, 0.3]);
  const halved = { ...measured, states: states.map((state) => state / 2) };
  expect((['state', 'vote'] as const).map((mode) => limitOf(mode, 'text', halved))).toEqual([0.5, 2]);
});

it('a sum has a bar a part, on the side of its sign, and the total beneath', () => {
  const parts = [
    { label: 'good', value: 4, shown: '+4' },
    { label: 'bias', value: -1, shown: '−1', isQuiet: true },
  ];
  const { over, height } = barsScene(parts, { label: 'logit', value: 3, shown: '+3' }, palette);
  expect(all(over, 'rect').map(({ x, width, fill }) => [x, width, fill])).toEqual([
    [324, 148, palette.positive],
    [287, 37, palette.negative],
  ]);
  expect(all(over, 'text').map(({ text }) => text)).toEqual(['good', '+4', 'bias', '−1', 'logit', '+3']);
  expect(all(over, 'text').at(-1)!.y).toBeLessThan(height);
});
