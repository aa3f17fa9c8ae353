import { describe, expect, it } from 'vitest';
import { framePicture, type Frame } from '../../../web/src/plot/frame';
import { namedSteps, planHandout } from '../../../web/src/plot/handout';
import { keyMarks } from '../../../web/src/plot/key';
import { line } from '../../../web/src/plot/marks';
import { cutBetween, partAt } from '../../../web/src/plot/part-line';
import { rasterScale } from '../../../web/src/plot/raster';
import { layoutRows, PICTURE_MEASURES } from '../../../web/src/plot/strip-layout';
import { wrapText } from '../../../web/src/plot/wrap';
import { element, toXml } from '../../../web/src/plot/xml';

const widthOf = (text: string): number => text.length * 10;

describe('elements', () => {
  it('escape what anybody may write, and replace what XML forbids', () => {
    const xml = toXml(
      element('text', { id: '"><script>' }, '<script>alert(1)</script> & \u0000\u001b\uD800 \uFFFF 好 🎬'),
    );
    expect(xml).toBe(
      '<text id="&quot;&gt;&lt;script&gt;">&lt;script&gt;alert(1)&lt;/script&gt; &amp; \uFFFD\uFFFD\uFFFD \uFFFD 好 🎬</text>',
    );
  });

  it.each(['script', 'foreignObject', 'image', 'a', 'style', 'use', 'animate', 'iframe'])('are never <%s>', (name) => {
    expect(() => element(name, {})).toThrow(TypeError);
  });

  it.each(['onload', 'onclick', 'x" onload="alert(1)', 'a b', '>'])('never have the attribute %s', (name) => {
    expect(() => element('rect', { [name]: '1' })).toThrow(TypeError);
  });
});

describe('a text in lines', () => {
  it('breaks between words, and ends in an ellipsis when it must', () => {
    expect(wrapText('one two three', 80, 3, widthOf)).toEqual(['one two', 'three']);
    expect(wrapText('one two three four five', 80, 2, widthOf)).toEqual(['one two', 'three…']);
    expect(wrapText('  \n ', 80, 2, widthOf)).toEqual([]);
  });

  it('breaks a word that is longer than a line, and looks at no more than could fit', () => {
    expect(wrapText('abcdefghij', 40, 3, widthOf)).toEqual(['abcd', 'efgh', 'ij']);
    let asked = 0;
    const lines = wrapText('ab '.repeat(1_000_000), 100, 2, (text) => ((asked += text.length), widthOf(text)));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(asked).toBeLessThan(10_000);
  });

  it('never splits a character in two', () => {
    for (const line of wrapText('🎬🎬🎬🎬🎬', 50, 9, widthOf)) expect(line).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('a line parted at a level', () => {
  it('is cut exactly where it crosses', () => {
    const { above, below } = partAt([[0, 1], [2, -1], [4, -1], [5, 1]], 0); // prettier-ignore
    expect(above).toEqual([[[0, 1], [1, 0]], [[4.5, 0], [5, 1]]]); // prettier-ignore
    expect(below).toEqual([[[1, 0], [2, -1], [4, -1], [4.5, 0]]]); // prettier-ignore
    expect(partAt([], 0)).toEqual({ above: [], below: [] });
  });

  it('is cut between two places, at the height it has there', () => {
    expect(cutBetween([[0, 0], [2, 4], [3, 4], [5, 0]], 1, 4)).toEqual([[1, 2], [2, 4], [3, 4], [4, 2]]); // prettier-ignore
    expect(cutBetween([[0, 0], [4, 4]], 1, 2)).toEqual([[1, 1], [2, 2]]); // prettier-ignore
    expect(cutBetween([[1, 0], [4, 4]], 0, 5)).toEqual([[1, 0], [4, 4]]); // prettier-ignore
    expect(cutBetween([], 0, 5)).toEqual([]);
  });
});

const UNITS = 3;

describe('the strip on paper', () => {
  it.each([1, 2, 26, 40, 300, 5000])('of %i steps has each step once, in rows that fit', (steps) => {
    const rows = layoutRows(steps, UNITS, PICTURE_MEASURES);
    expect(rows.flatMap(({ first, visible }) => Array.from({ length: visible }, (_, k) => first + k))).toEqual(
      Array.from({ length: steps }, (_, t) => t),
    );
    for (const [k, { top, height, right, columnWidth }] of rows.entries()) {
      expect(right).toBeLessThanOrEqual(PICTURE_MEASURES.width);
      expect(columnWidth).toBeGreaterThanOrEqual(PICTURE_MEASURES.leastColumn);
      if (k > 0) expect(top).toBeGreaterThan(rows[k - 1]!.top + height);
    }
  });
});

describe('a key', () => {
  const style = { colour: '#000001', font: 'sans', measure: widthOf };

  it('names its samples, and goes on in a further line where one is full', () => {
    const entries = ['first', 'second', 'third'].map((name) => ({ name, sample: [line(0, 0, 28, 0, '#000002')] }));
    const { marks, height } = keyMarks(entries, 220, 100, style);
    const names = marks.filter((mark) => mark.is === 'text');
    // 34 for a sample and 10 a letter; the second begins 22 after the first, and the third is beyond 220.
    expect(names.map(({ text, x, y }) => [text, x, y])).toEqual([
      ['first', 34, 110],
      ['second', 140, 110],
      ['third', 34, 130],
    ]);
    expect(marks.filter((mark) => mark.is === 'path').map(({ lines }) => lines[0])).toEqual([
      [0, 110, 28, 110],
      [106, 110, 134, 110],
      [0, 130, 28, 130],
    ]);
    expect(height).toBe(40);
    expect(keyMarks([], 220, 100, style)).toEqual({ marks: [], height: 0 });
  });
});

describe('the frame', () => {
  const frame: Frame = {
    title: 'The reading',
    text: '</svg><script>alert("x")</script> שלום & \u0007\uDC00 '.repeat(40),
    verdict: 'positive, 93 %',
    verdictColour: '#123456',
    source: ['Simple RNN (simple-rnn) · SHA-256 0123456789abcdef'],
    language: 'en',
    colours: { card: '#ffffff', ink: '#000000', soft: '#555555', line: '#dddddd' },
    sans: 'sans',
    serif: 'serif',
    measure: (text) => text.length * 7,
  };

  it('says title, verdict, text and network, whole text in the description, and is XML whatever the text', () => {
    const { svg, width, height } = framePicture(frame, {
      markup: element('rect', { width: 1, height: 1 }),
      width: 600,
      height: 200,
    });
    expect(svg).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /);
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
    expect(width).toBe(656);
    expect(height).toBeGreaterThan(200);
    for (const said of ['The reading', 'positive, 93 %', 'SHA-256 0123456789abcdef'])
      expect(svg).toMatch(new RegExp(`<text[^>]*>[^<]*${said}`));
    expect(svg).not.toMatch(/<script|<\/svg>.*<\/svg>/s);
    expect(svg).not.toMatch(/\p{Surrogate}/u);
    expect(svg).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F]/);
    expect(/<desc>(.*?)<\/desc>/s.exec(svg)![1]!.length).toBeGreaterThan(frame.text.length);
  });
});

it('a PNG has two pixels for one as long as browsers draw so many, and none at all beyond', () => {
  expect(rasterScale(1000, 800)).toBe(2);
  const scale = rasterScale(1156, 8000)!;
  expect(scale).toBeLessThan(2);
  expect(scale * scale * 1156 * 8000).toBeLessThanOrEqual(16_777_217);
  expect(rasterScale(1156, 60_000)).toBeNull();
});

describe('a handout', () => {
  it.each([1, 30, 60, 120, 330, 5000, 50_000])(
    'of %i steps has a strip that leaves room for the rest of one page',
    (steps) => {
      for (const units of [1, 10, 16, 128]) {
        const rows = layoutRows(steps, units, planHandout(steps, units).measures);
        const last = rows.at(-1)!;
        expect(last.top + last.height).toBeLessThan(480);
        expect(rows.length).toBeLessThanOrEqual(4);
      }
    },
  );

  it('names the strongest words, none nearer to another than can be read', () => {
    const effects = Float64Array.of(0.1, -3, 2, 0, 0, 1);
    expect([...namedSteps(effects, 2)].sort()).toEqual([1, 3, 5]);
    expect(namedSteps(effects, 1).size).toBe(6);
    expect(namedSteps(new Float64Array(), 3).size).toBe(0);
  });
});
