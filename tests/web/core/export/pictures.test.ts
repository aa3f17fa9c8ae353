import { describe, expect, it } from 'vitest';
import { framePicture, type Frame } from '../../../../web/src/core/export/frame';
import { namedSteps, planHandout } from '../../../../web/src/core/export/handout';
import { rasterScale } from '../../../../web/src/core/export/raster';
import { reviewSpans } from '../../../../web/src/core/export/review-spans';
import type { StripContent } from '../../../../web/src/core/export/strip-content';
import { areaPath, linePath, partAt } from '../../../../web/src/core/export/strip-curve';
import { stripPicture } from '../../../../web/src/core/export/strip-picture';
import { layoutRows, PICTURE_MEASURES } from '../../../../web/src/core/export/strip-rows';
import { wrapText } from '../../../../web/src/core/export/wrap';
import { element, toXml, type Markup } from '../../../../web/src/core/export/xml';

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

  it('becomes a path, and the area to the level', () => {
    expect(linePath([[0, 1], [2, 3]])).toBe('M0 1L2 3'); // prettier-ignore
    expect(areaPath([[0, 1], [2, 3]], 5)).toBe('M0 5L0 1L2 3L2 5Z'); // prettier-ignore
    expect(areaPath([], 5)).toBe('');
  });
});

const UNITS = 3;
/** A reading of made-up numbers, each step different. */
function content(steps: number): StripContent {
  return {
    words: Array.from({ length: steps }, (_, t) => ({
      name: t === 0 ? 'start' : `w${t}`,
      known: t % 5 !== 4,
      is: t === 0 ? 'start' : 'word',
    })),
    outputs: Float32Array.from({ length: steps }, (_, t) => (t % 10) / 10),
    effects: Float64Array.from({ length: steps }, (_, t) => Math.sin(t)),
    rows: [2, 0, 1],
    readout: Float32Array.of(1, -2, 0.5),
    cellColour: (step, unit) => `#${(step * UNITS + unit).toString(16).padStart(6, '0')}`,
    step: steps > 1 ? 1 : null,
    colours: {
      ink: '#000001',
      soft: '#000002',
      faint: '#000003',
      line: '#000004',
      card: '#000005',
      cursor: '#000006',
      positive: '#000007',
      negative: '#000008',
    },
    labels: { curve: 'P', heatmap: 'h', effects: 'e', words: 'words', share: '10 %' },
    font: 'sans',
    measure: (text) => text.length * 0.5,
  };
}

const all = (markup: Markup, name: string): Markup[] => [
  ...(markup.name === name ? [markup] : []),
  ...markup.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, name))),
];

describe('the strip on paper', () => {
  it.each([1, 2, 26, 40, 300, 5000])('of %i steps has each step once, in rows that fit', (steps) => {
    const { rows, columnWidth, height } = layoutRows(steps, UNITS, PICTURE_MEASURES);
    expect(rows.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k))).toEqual(
      Array.from({ length: steps }, (_, t) => t),
    );
    for (const { from, to, top } of rows) {
      expect(PICTURE_MEASURES.gutter + (to - from) * columnWidth).toBeLessThanOrEqual(PICTURE_MEASURES.width);
      expect(top).toBeLessThan(height);
    }
    expect(columnWidth).toBeGreaterThanOrEqual(PICTURE_MEASURES.leastColumn);
  });

  it('draws every cell in its own colour, every word, and every effect on its own side', () => {
    const steps = 60;
    const { markup } = stripPicture(content(steps), PICTURE_MEASURES);
    const cells = all(markup, 'path').filter(
      ({ attributes }) => /^#/.test(attributes['fill'] ?? '') && attributes['opacity'] === undefined,
    );
    const colours = new Set(cells.map(({ attributes }) => attributes['fill']));
    for (let cell = 0; cell < steps * UNITS; cell++) expect(colours).toContain(content(steps).cellColour(0, cell));
    const words = all(markup, 'text').flatMap(({ children }) => children);
    for (let t = 1; t < steps; t++) expect(words).toContain(`w${t}`);
    const bars = all(markup, 'rect').filter(
      ({ attributes }) => attributes['height'] && Number(attributes['width']) < 19,
    );
    expect(bars.length).toBeGreaterThanOrEqual(steps);
  });

  it('of nothing is still a picture', () => {
    expect(() => stripPicture(content(0), PICTURE_MEASURES)).not.toThrow();
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
    const { svg, width, height } = framePicture(frame, element('rect', { width: 1, height: 1 }), 600, 200);
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
        const { measures } = planHandout(steps, units);
        const { height, rows } = layoutRows(steps, units, measures);
        expect(height).toBeLessThan(480);
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

describe('the review in pieces', () => {
  const token = (text: string, start: number) => ({
    text,
    id: 5,
    kind: 'word' as const,
    start,
    end: start + text.length,
  });

  it('is the text again, with the step of every word', () => {
    const text = 'A good, (old) film';
    const tokens = [
      { text: '<start>', id: 1, kind: 'start' as const, start: 0, end: 0 },
      token('good', 2),
      token('film', 14),
    ];
    const { spans, isCut } = reviewSpans(text, tokens, [token('old', 9)], 99);
    expect(spans.map((span) => span.text).join('')).toBe(text);
    expect(spans.filter(({ step }) => step !== null)).toEqual([
      { text: 'good', step: 1, isSkipped: false },
      { text: 'film', step: 2, isSkipped: false },
    ]);
    expect(spans.filter(({ isSkipped }) => isSkipped).map((span) => span.text)).toEqual(['old']);
    expect(isCut).toBe(false);
  });

  it('is cut before a word that would go beyond', () => {
    const { spans, isCut } = reviewSpans('good film', [token('good', 0), token('film', 5)], [], 6);
    expect(spans.map((span) => span.text).join('')).toBe('good');
    expect(isCut).toBe(true);
  });
});
