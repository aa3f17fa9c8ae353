import { element, toXml, type Markup } from './xml';
import { wrapText } from './wrap';

/** What stands around a picture, so that it explains itself wherever it is pasted. */
export interface Frame {
  readonly title: string;
  /** The visitor's review: its beginning is shown, all of it is in the description. */
  readonly text: string;
  /** The verdict in a word and a number. */
  readonly verdict: string;
  readonly verdictColour: string;
  /** The network and its hash, and where the picture comes from. */
  readonly source: readonly string[];
  readonly language: string;
  readonly colours: { readonly card: string; readonly ink: string; readonly soft: string; readonly line: string };
  readonly sans: string;
  readonly serif: string;
  /** Width in pixels of a text in a font, as CSS writes fonts. */
  readonly measure: (text: string, font: string) => number;
}

/** A whole SVG file, and its size in pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 28;
const TITLE = 21;
const TEXT = 15;
const SMALL = 12;
const MOST_LINES = 3;

/**
 * A standalone SVG: title, verdict, text, the picture, and where it comes from.
 *
 * @param body with the origin at its top left corner
 */
export function framePicture(frame: Frame, body: Markup, bodyWidth: number, bodyHeight: number): Picture {
  const { colours, sans, serif, measure } = frame;
  const width = bodyWidth + 2 * MARGIN;
  const right = width - MARGIN;
  const verdictWidth = measure(frame.verdict, `600 ${TEXT}px ${sans}`);
  const titleRoom = bodyWidth - verdictWidth - MARGIN;
  const [title = ''] = wrapText(frame.title, titleRoom, 1, (text) => measure(text, `700 ${TITLE}px ${serif}`));
  const lines = wrapText(frame.text, bodyWidth, MOST_LINES, (text) => measure(text, `${TEXT}px ${serif}`));
  const text = { x: MARGIN, fill: colours.ink };
  const head: Markup[] = [
    element(
      'text',
      { ...text, y: MARGIN + TITLE * 0.8, 'font-family': serif, 'font-size': TITLE, 'font-weight': 700 },
      title,
    ),
    element(
      'text',
      {
        x: right,
        y: MARGIN + TITLE * 0.8,
        fill: frame.verdictColour,
        'font-family': sans,
        'font-size': TEXT,
        'font-weight': 600,
        'text-anchor': 'end',
      },
      frame.verdict,
    ),
  ];
  let y = MARGIN + TITLE + 4;
  for (const line of lines) {
    y += TEXT * 1.4;
    head.push(element('text', { ...text, y, fill: colours.soft, 'font-family': serif, 'font-size': TEXT }, line));
  }
  const top = y + 18;
  const foot = top + bodyHeight + 16;
  const source = frame.source.map((line, index) =>
    element(
      'text',
      { ...text, y: foot + (index + 1) * SMALL * 1.5, fill: colours.soft, 'font-family': sans, 'font-size': SMALL },
      line,
    ),
  );
  const height = Math.ceil(foot + frame.source.length * SMALL * 1.5 + MARGIN * 0.7);
  const picture = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'xml:lang': frame.language,
    },
    element('title', {}, `Unrolled: ${frame.title}`),
    element('desc', {}, [frame.text, frame.verdict, ...frame.source].join('\n')),
    element('rect', { width, height, fill: colours.card }),
    ...head,
    element('g', { transform: `translate(${MARGIN} ${Math.round(top)})` }, body),
    element('line', { x1: MARGIN, x2: right, y1: foot, y2: foot, stroke: colours.line }),
    ...source,
  );
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(picture)}\n`, width, height };
}
