import { drawAsSvg } from './draw-svg';
import { line, type Mark, type Measure, type TextMark } from './marks';
import { wrapText } from './wrap';
import { element, toXml, type Markup } from './xml';

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
  readonly measure: Measure;
}

/** A picture without its frame: SVG with the origin at its top left corner. */
export interface Body {
  readonly markup: Markup;
  readonly width: number;
  readonly height: number;
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
const MOST_TITLE_LINES = 2;
const MOST_LINES = 3;
const TITLE_HEIGHT = TITLE * 1.25;
const LINE_HEIGHT = TEXT * 1.4;
const SOURCE_HEIGHT = SMALL * 1.5;
/** A narrow picture leaves room for the sentences around it. */
const LEAST_WIDTH = 480;

/** A standalone SVG: title, verdict, text, the picture, and where it comes from. */
export function framePicture(frame: Frame, body: Body): Picture {
  const { colours, sans, serif, measure } = frame;
  const room = Math.max(LEAST_WIDTH, Math.ceil(body.width));
  const width = room + 2 * MARGIN;
  const text = (words: string, y: number, size: number, more: Partial<TextMark> = {}): TextMark => ({
    is: 'text',
    text: words,
    x: MARGIN,
    y,
    size,
    fill: colours.soft,
    ...more,
  });
  const titleRoom = room - measure(frame.verdict, `600 ${TEXT}px ${sans}`) - MARGIN;
  const titles = wrapText(frame.title, titleRoom, MOST_TITLE_LINES, (part) => measure(part, `700 ${TITLE}px ${serif}`));
  const lines = wrapText(frame.text, room, MOST_LINES, (part) => measure(part, `${TEXT}px ${serif}`));
  const textTop = MARGIN + titles.length * TITLE_HEIGHT + 4;
  const top = Math.round(textTop + lines.length * LINE_HEIGHT + 16);
  const foot = top + body.height + 16;
  const height = Math.ceil(foot + frame.source.length * SOURCE_HEIGHT + MARGIN * 0.7);
  const around: Mark[] = [
    ...titles.map((part, k) =>
      text(part, MARGIN + (k + 0.5) * TITLE_HEIGHT, TITLE, { fill: colours.ink, weight: 700, font: serif }),
    ),
    text(frame.verdict, MARGIN + TITLE_HEIGHT / 2, TEXT, {
      x: width - MARGIN,
      anchor: 'end',
      weight: 600,
      fill: frame.verdictColour,
    }),
    ...lines.map((part, k) => text(part, textTop + (k + 0.5) * LINE_HEIGHT, TEXT, { font: serif })),
    line(MARGIN, foot, width - MARGIN, foot, colours.line),
    ...frame.source.map((part, k) => text(part, foot + (k + 0.8) * SOURCE_HEIGHT, SMALL)),
  ];
  const size = { width, height };
  const picture = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'xml:lang': frame.language,
    },
    element('title', {}, `Unrolled: ${frame.title}`),
    element('desc', {}, [frame.text, frame.verdict, ...frame.source].join('\n')),
    element('rect', { ...size, fill: colours.card }),
    drawAsSvg({ ...size, font: sans, under: [], over: around }),
    element('g', { transform: `translate(${MARGIN} ${top})` }, body.markup),
  );
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(picture)}\n`, width, height };
}
