import { expect, it } from 'vitest';
import { shortestFloat32 } from '../../../../web/src/analysis/export/decimals';
import { readingToCsv, wordCell } from '../../../../web/src/analysis/export/reading-csv';
import { largestDifference, parseReading, ReadingFileError } from '../../../../web/src/analysis/export/reading-file';
import { readingToJson } from '../../../../web/src/analysis/export/reading-json';
import type { ReadingRecord } from '../../../../web/src/analysis/export/record';

const SHA256 = 'ab'.repeat(32);

/** Three steps, two units, an embedding of four: a transposed axis shows. */
function record(words: readonly string[] = ['<start>', 'film', '好']): ReadingRecord {
  return {
    network: {
      id: 'tiny',
      title: 'Tiny',
      sha256: SHA256,
      cell: 'SimpleRNN',
      units: 2,
      embedding_size: 4,
      vocabulary_size: 9,
      classes: ['no', 'yes'],
      reading: { start_token: 1, max_words: null, keep: 'last', pad_to: null },
    },
    text: 'Film, "好"\r\n',
    tokens: words.map((text, t) => ({
      text,
      id: t + 1,
      kind: t === 0 ? 'start' : t === 2 ? 'unknown' : 'word',
      start: t,
      end: t + (t > 0 ? 1 : 0),
    })),
    skipped: [{ text: 'late', id: 7, kind: 'skipped', start: 8, end: 12 }],
    states: Float32Array.of(0.1, -0.2, 0.3, -0.4, 0.5, -0.6),
    logits: Float64Array.of(0.125, -1.5, 2.25),
    outputs: Float32Array.of(0.53, 0.18, 0.9),
    changes: Float64Array.of(0.1, -1.625, 3.75),
    gradients: {
      inputs: Float32Array.of(3, 4, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1),
      states: Float32Array.of(0.01, 0.02, 0.03, 0.04, 0.05, 0.06),
      along: Float64Array.of(0.5, -0.25, 1e-9),
    },
  };
}

it('a float32 is written in the fewest digits that give it back', () => {
  const cases = Float32Array.of(0, -0.1, 1 / 3, 16777216, 1e-38, 3.4028235e38, -7.654321e-12, 0.1 + 0.2);
  for (const value of cases) {
    const short = shortestFloat32(value);
    expect(Math.fround(short)).toBe(value);
    expect(String(short).length).toBeLessThanOrEqual(String(value).length);
  }
  expect(cases.length).toBe(8);
  expect(shortestFloat32(Math.fround(0.1))).toBe(0.1);
  // All neighbours of a number are told apart.
  const bits = new Uint32Array(1);
  const float = new Float32Array(bits.buffer);
  for (let k = 0; k < 2000; k++) {
    bits[0] = 0x3f000000 + k * 7919;
    expect(Math.fround(shortestFloat32(float[0]!))).toBe(float[0]);
  }
});

it('CSV has a row a step, numbers that stay numbers, and a mark by which Excel knows UTF-8', () => {
  const lines = readingToCsv(record()).split('\r\n');
  expect(lines).toEqual([
    '\uFEFFindex,word,id,known,output,logit,change,gradient,along,s_0,s_1',
    '0,<start>,1,1,0.53,0.125,0.1,5,0.5,0.1,-0.2',
    '1,film,2,1,0.18,-1.5,-1.625,1,-0.25,0.3,-0.4',
    '2,好,3,0,0.9,2.25,3.75,2,1e-9,0.5,-0.6',
    '',
  ]);
});

it('a word is never a formula, and never more than one cell', () => {
  for (const word of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x']) {
    expect(wordCell(word).replace(/^"/, '')).toBe(`'${word}${/[\r\n]/.test(word) ? '"' : ''}`);
  }
  expect(wordCell('a,b')).toBe('"a,b"');
  expect(wordCell('say "no"')).toBe('"say ""no"""');
  expect(wordCell("can't")).toBe("can't");
  const cells = readingToCsv(record(['=HYPERLINK("http://x","y")', 'a', 'b'])).split('\r\n')[1]!;
  expect(cells).toMatch(/^0,"'=HYPERLINK\(""http:\/\/x"",""y""\)",1,1,0\.53,/);
});

it('JSON has every shape it promises, and reads back in', () => {
  const json = readingToJson(record(), '9.9.9');
  const read = JSON.parse(json) as Record<string, unknown>;
  expect(Object.keys(read)).toEqual([
    ...['format', 'unrolled', 'network', 'text', 'tokens', 'skipped', 'outputs', 'logits', 'changes', 'states'],
    'gradients',
  ]);
  expect(read).toMatchObject({
    format: 'unrolled-reading/1',
    unrolled: '9.9.9',
    network: { id: 'tiny', sha256: SHA256, units: 2 },
    text: 'Film, "好"\r\n',
    outputs: [0.53, 0.18, 0.9],
    logits: [0.125, -1.5, 2.25],
    states: [
      [0.1, -0.2],
      [0.3, -0.4],
      [0.5, -0.6],
    ],
    gradients: {
      inputs: [
        [3, 4, 0, 0],
        [0, 0, 0, 1],
        [1, 1, 1, 1],
      ],
      states: [
        [0.01, 0.02],
        [0.03, 0.04],
        [0.05, 0.06],
      ],
      along: [0.5, -0.25, 1e-9],
    },
  });
  expect((read['tokens'] as unknown[])[2]).toEqual({ word: '好', id: 3, known: false, start: 2, end: 3 });
  expect(parseReading(json)).toEqual({
    network: { id: 'tiny', title: 'Tiny', sha256: SHA256 },
    // Line ends as a text box has them.
    text: 'Film, "好"\n',
    outputs: [0.53, 0.18, 0.9],
  });
});

it('an empty reading is a file, too', () => {
  const none = {
    ...record([]),
    states: new Float32Array(),
    outputs: new Float32Array(),
    logits: new Float64Array(),
    changes: new Float64Array(),
    gradients: { inputs: new Float32Array(), states: new Float32Array(), along: new Float64Array() },
  };
  expect(readingToCsv(none).split('\r\n')).toHaveLength(2);
  expect(parseReading(readingToJson(none, '1')).outputs).toEqual([]);
});

const good = JSON.parse(readingToJson(record(), '1')) as Record<string, unknown>;
it.each<[string, string, object]>([
  ['no JSON', '{"format": "unrolled-reading/1"', { is: 'not-json' }],
  ['a number', '7', { is: 'not-a-reading' }],
  ['a list', '["unrolled-reading/1"]', { is: 'not-a-reading' }],
  ['another file', '{"format": "layers-model"}', { is: 'not-a-reading' }],
  ['a later format', '{"format": "unrolled-reading/2"}', { is: 'version', found: '2' }],
  ['no network', JSON.stringify({ ...good, network: null }), { is: 'damaged', field: 'network' }],
  [
    'no hash',
    JSON.stringify({ ...good, network: { id: 'a', title: 'A' } }),
    { is: 'damaged', field: 'network.sha256' },
  ],
  ['a text that is none', JSON.stringify({ ...good, text: ['x'] }), { is: 'damaged', field: 'text' }],
  ['outputs beyond one', JSON.stringify({ ...good, outputs: [0.5, 2, 0] }), { is: 'damaged', field: 'outputs' }],
  ['words in outputs', JSON.stringify({ ...good, outputs: [0.5, 'x', 0] }), { is: 'damaged', field: 'outputs' }],
  ['a step too few', JSON.stringify({ ...good, outputs: [0.5] }), { is: 'damaged', field: 'tokens' }],
])('%s is refused with what is wrong', (_, content, mistake) => {
  try {
    parseReading(content);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ReadingFileError);
    expect((error as ReadingFileError).mistake).toEqual(mistake);
  }
});

it('the largest difference is that of the outputs as float32', () => {
  expect(largestDifference([0.1, 0.2], Float32Array.of(0.1, 0.2))).toBe(0);
  expect(largestDifference([0.1, 0.5], Float32Array.of(0.1, 0.25))).toBe(0.25);
  expect(largestDifference([0.1], Float32Array.of(0.1, 0.25))).toBeNull();
});
