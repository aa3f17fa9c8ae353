import type { Card } from 'unrolled';
import { framePicture, type Frame, type Picture } from '../../core/export/frame';
import { drawLegend, LEGEND_SIZE } from '../../core/export/legend';
import { stripPicture } from '../../core/export/strip-picture';
import { PICTURE_MEASURES } from '../../core/export/strip-rows';
import { element, type Markup } from '../../core/export/xml';
import type { Lens } from '../../core/link';
import { formatCount, formatSigned, language, LANGUAGE_TAGS, m } from '../../messages';
import { exporting } from '../../messages/export';
import { modelHash } from '../../state/model-hash';
import { momentOf } from '../../state/moment';
import type { Reader } from '../../state/reader.svelte';
import { readPalette, type Palette } from '../strip/palette';
import { limitOf } from '../strip/picture';
import { nameOf } from '../strip/words';
import { withClosedLens } from './closed-lens';
import { whenComplete } from './complete';
import { drawElement } from './draw';
import { hexOf, Ink } from './ink';
import { onSheet } from './sheet';
import { stripContent } from './strip-figure';
import { sourceLine, verdictOfReading } from './said';

/** What of the page becomes a picture: the strip, the step, or a lens, whether it is open or not. */
export type Subject = 'strip' | 'step' | Lens;

/** The name of a picture, as the page calls what it shows. */
function titleOf(subject: Subject, { reading, step }: Reader): string {
  if (subject === 'strip') return m.strip.label;
  if (subject !== 'step') return m.lens.names[subject];
  return `${m.step.title(formatCount(step))}${m.colon}${nameOf(reading!.tokens[step]!.text)}`;
}

/**
 * A picture of the reading, in the colours of the page's theme. What the page shows is drawn as it is there; a closed lens as it
 * would be if it were opened now.
 *
 * @returns the picture, and the network that it is of
 * @throws IncompleteLens, or the signal's reason when it is aborted
 */
export async function pagePicture(
  subject: Subject,
  reader: Reader,
  signal: AbortSignal,
): Promise<{ readonly picture: Picture; readonly card: Card }> {
  const { moment, palette, ink, body } = await sketch(subject, reader, signal);
  const { card } = moment.network!;
  const hash = await modelHash(card, reader.catalogue.sourceOf(card.id));
  const hex = (colour: string): string => ink.hex(colour) ?? ink.hex(palette.card)!;
  const verdict = verdictOfReading(moment.reading!);
  const frame: Frame = {
    title: titleOf(subject, moment),
    text: moment.text,
    verdict: verdict.words,
    verdictColour: hex(verdict.side === null ? palette.soft : verdict.side === 1 ? palette.positive : palette.negative),
    source: [sourceLine(card, hash), exporting.madeWith],
    language: LANGUAGE_TAGS[language.current],
    colours: { card: hex(palette.card), ink: hex(palette.ink), soft: hex(palette.soft), line: hex(palette.line) },
    sans: palette.sans,
    serif: palette.serif,
    measure: ink.measure,
  };
  return { picture: framePicture(frame, body.markup, body.width, body.height), card };
}

/** What was drawn, and the reader as it was then. */
interface Sketch {
  readonly moment: Reader;
  readonly palette: Palette;
  readonly ink: Ink;
  readonly body: Body;
}

async function sketch(subject: Subject, reader: Reader, signal: AbortSignal): Promise<Sketch> {
  const drawing = (moment: Reader, draw: (palette: Palette, ink: Ink) => Body): Sketch => {
    const palette = readPalette(document.body);
    const ink = new Ink(palette.card);
    return { moment, palette, ink, body: draw(palette, ink) };
  };
  const moment = momentOf(reader);
  if (subject === 'strip') return drawing(moment, (palette, ink) => drawStrip(moment, palette, ink));
  const isOpen = (): boolean => subject === 'step' || subject === reader.lens;
  if (!isOpen()) {
    return withClosedLens(subject as Lens, moment, signal, (part) => drawing(moment, (_, ink) => drawPart(part, ink)));
  }
  const part = document.getElementById(subject === 'step' ? 'step' : 'lens');
  if (!part) throw new Error(`the page has no ${subject}`);
  do {
    // What follows the letters typed follows now.
    reader.keystroke.end();
    await whenComplete(part, signal);
  } while (reader.keystroke.isFresh);
  // Meanwhile the visitor may have opened another.
  return isOpen() ? drawing(momentOf(reader), (_, ink) => drawPart(part, ink)) : sketch(subject, reader, signal);
}

interface Body {
  readonly markup: Markup;
  readonly width: number;
  readonly height: number;
}

const LEGEND_COLOURS = 33;

/** From the reading itself: the page shows only as much of it as fits its width. */
function drawStrip(reader: Reader, palette: Palette, ink: Ink): Body {
  const { mode } = reader;
  const { markup, height } = stripPicture(stripContent(reader, palette, ink), PICTURE_MEASURES);
  const limit = limitOf(mode, reader.network!.readout.kernel);
  const legend = drawLegend({
    colours: Array.from({ length: LEGEND_COLOURS }, (_, k) =>
      hexOf(palette[mode].rgb((2 * k) / (LEGEND_COLOURS - 1) - 1, 1)),
    ),
    from: mode === 'state' ? m.legend.from : `${m.legend.votesNegative} ${formatSigned(-limit, 1)}`,
    to: mode === 'state' ? m.legend.to : `${formatSigned(limit, 1, true)} ${m.legend.votesPositive}`,
    help: m.modeHelp[mode],
    textColour: ink.hex(palette.soft)!,
    widthOf: (text) => ink.measure(text, `${LEGEND_SIZE}px ${palette.sans}`),
  });
  const top = height + LEGEND_SIZE;
  const place = { transform: `translate(${PICTURE_MEASURES.gutter} ${top})`, 'font-family': palette.sans };
  return {
    markup: element('g', {}, markup, element('g', place, legend)),
    width: PICTURE_MEASURES.width,
    height: top + 2 * LEGEND_SIZE,
  };
}

function drawPart(part: HTMLElement, ink: Ink): Body {
  return onSheet(part, (sheet, original) => {
    const { left, top, width, height } = sheet.getBoundingClientRect();
    const markup = element('g', {}, ...drawElement(sheet, { ink, left, top, original }));
    return { markup, width, height };
  });
}
