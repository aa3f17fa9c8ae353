import { expect, it } from 'vitest';
import type { ClipMark, Mark, TextMark } from '../../../web/src/plot/marks';
import { stripScene } from '../../../web/src/plot/strip';
import { reachLayer } from '../../../web/src/plot/strip-reach';
import type { Token } from '../../../web/src/text/token';
import { CONTENT, LAYOUT } from './small-reading';

const word = (id: number, kind: Token['kind'] = 'word'): Token => ({ text: `w${id}`, id, kind, start: 0, end: 1 });
/** The word 7 turns the next, takes half of the second away, says nothing of the third, and doubles the fourth. */
const layer = reachLayer({ id: 7, slopes: [-1, 0.5, NaN, 5], label: 'after 7' });
const contentOf = (tokens: readonly Token[]) => ({
  ...CONTENT,
  tokens,
  known: tokens.length,
  states: new Float32Array(2 * tokens.length),
  outputs: new Float32Array(tokens.length).fill(0.5),
  effects: new Float64Array(tokens.length),
  layer,
});
const layoutOf = (steps: number) => ({
  ...LAYOUT,
  steps,
  visible: steps,
  right: 100 + 50 * steps,
  width: 120 + 50 * steps,
});
const marksOf = (tokens: readonly Token[], more: object = {}): Mark[] =>
  layer({ ...contentOf(tokens), ...more }, layoutOf(tokens.length));
const barsOf = (marks: readonly Mark[]): number[][] =>
  (marks[0] as ClipMark).marks.flatMap((mark) =>
    mark.is === 'rect' ? [[mark.x + mark.width / 2, mark.y, mark.height]] : [],
  );

it('draws a bar for each word in reach, from the line where nothing changes: down where it is weaker, up where it is stronger', () => {
  const marks = marksOf([word(1, 'start'), word(7), word(4), word(2, 'unknown'), word(4), word(4), word(4)]);
  // Between heatmap, which ends at 140, and effects, which begin at 150: two for each time, so that 1 is at 144.
  expect(barsOf(marks)).toEqual([
    [225, 144, 4],
    [275, 144, 1],
    // More than twice as strong is drawn as twice as strong.
    [375, 142, 2],
  ]);
  expect((marks[0] as ClipMark).marks.find(({ is }) => is === 'circle')).toMatchObject({ x: 175, y: 144 });
  expect(marks[1] as TextMark).toMatchObject({ is: 'text', text: 'after 7', anchor: 'end' });
});

it('a reach ends at the next place of the word, at padding, and where the future begins', () => {
  const again = marksOf([word(7), word(7), word(4), word(0, 'padding'), word(4)]);
  expect(barsOf(again).map(([x]) => x)).toEqual([225]);
  expect(barsOf(marksOf([word(7), word(4), word(4)], { known: 2 })).map(([x]) => x)).toEqual([175]);
});

it('a word that is left of what is in sight reaches into it', () => {
  const tokens = [word(7), word(4), word(4), word(4), word(4)];
  const layout = { ...layoutOf(5), first: 2, visible: 2 };
  expect(barsOf(layer(contentOf(tokens), layout))).toContainEqual([125, 144, 1]);
});

it('is part of the strip’s scene, and nothing where the text lacks the word or no layer is wanted', () => {
  const tokens = [word(1, 'start'), word(7), word(4)];
  const scene = stripScene(contentOf(tokens), LAYOUT);
  const without = stripScene({ ...contentOf(tokens), layer: null }, LAYOUT);
  expect(scene.over.slice(without.over.length)).toEqual(layer(contentOf(tokens), LAYOUT));
  expect(scene.over.slice(0, without.over.length)).toEqual(without.over);
  expect(marksOf([word(1, 'start'), word(4)])).toEqual([]);
});
