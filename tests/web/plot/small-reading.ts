import type { ColourTable } from '../../../web/src/plot/colour';
import type { StripContent } from '../../../web/src/plot/strip-content';
import type { StripLayout } from '../../../web/src/plot/strip-layout';

/** Zero is #800000, the limit #ff0000, and less than zero is darker. */
const reds: ColourTable = { rgb: (value, limit) => [Math.round(128 + (127 * value) / limit), 0, 0] };

/** Two units, three steps: the start token, a known word and an unknown one, with the cursor on the word. */
export const CONTENT: StripContent = {
  tokens: [
    { text: '<start>', id: 1, kind: 'start', start: 0, end: 0 },
    { text: 'fine', id: 9, kind: 'word', start: 0, end: 4 },
    { text: 'zzz', id: 2, kind: 'unknown', start: 5, end: 8 },
  ],
  // Steps × units.
  states: Float32Array.of(0, 0.5, 1, -1, -0.5, 0.25),
  outputs: Float32Array.of(0.5, 1, 0),
  effects: Float64Array.of(0, 2, -1),
  rows: [1, 0],
  readout: Float32Array.of(2, -4),
  mode: 'state',
  limit: 1,
  known: 3,
  step: 1,
  cursorAt: 1,
  palette: {
    ink: '#000001',
    soft: '#000002',
    faint: '#000003',
    line: '#000004',
    card: '#000005',
    cursor: '#000006',
    positive: '#000007',
    negative: '#000008',
    state: reds,
    vote: reds,
    gate: reds,
    sans: 'sans',
    serif: 'serif',
  },
  labels: { curve: 'P', heatmap: 'h', effects: 'e', effectLimit: '2.0', words: 'words', share: '100 %' },
  nameOf: ({ text }) => text.replace(/[<>]/g, ''),
  // Every letter is half as wide as it is high.
  measure: (text, font) => (text.length * Number(/([\d.]+)px/.exec(font)![1])) / 2,
};

/** Columns of 50 from x = 100 on; bands of simple heights. */
export const LAYOUT: StripLayout = {
  top: 0,
  height: 300,
  width: 270,
  right: 250,
  gutter: 100,
  isCompact: false,
  columnWidth: 50,
  first: 0,
  visible: 3,
  overhang: 0,
  steps: 3,
  rowHeight: 20,
  fontSize: 10,
  curve: { top: 10, height: 80 },
  heatmap: { top: 100, height: 40 },
  effects: { top: 150, height: 40 },
  words: { top: 200, height: 100 },
};
