import { framePicture, type Frame, type Picture } from '../../core/export/frame';
import { drawLegend, LEGEND_SIZE } from '../../core/export/legend';
import { stripPicture } from '../../core/export/strip-picture';
import { PICTURE_MEASURES } from '../../core/export/strip-rows';
import { element, type Markup } from '../../core/export/xml';
import { formatCount, formatSigned, language, LANGUAGE_TAGS, m } from '../../messages';
import { exporting } from '../../messages/export';
import type { Reader } from '../../state/reader.svelte';
import { readPalette, type Palette } from '../strip/palette';
import { limitOf } from '../strip/picture';
import { nameOf } from '../strip/words';
import { drawElement } from './draw';
import { hexOf, Ink } from './ink';
import { onSheet } from './sheet';
import { stripContent } from './strip-figure';
import { sourceLine, verdictOfReading } from './said';

/** What of the page becomes a picture. */
export type Subject = 'strip' | 'step' | 'lens';

/** The name of a picture, as the page calls what it shows. */
function titleOf(subject: Subject, reader: Reader): string {
  if (subject === 'strip') return m.strip.label;
  if (subject === 'lens') return m.lens.names[reader.lens];
  const word = nameOf(reader.reading!.tokens[reader.step]!.text);
  return `${m.step.title(formatCount(reader.step))}${m.colon}${word}`;
}

/**
 * A picture of the page as it stands, in the colours of its theme.
 *
 * @param hash of the network
 */
export function pagePicture(subject: Subject, reader: Reader, hash: string): Picture {
  const palette = readPalette(document.body);
  const ink = new Ink(palette.card);
  const body = subject === 'strip' ? drawStrip(reader, palette, ink) : drawPart(subject, ink);
  const hex = (colour: string): string => ink.hex(colour) ?? ink.hex(palette.card)!;
  const verdict = verdictOfReading(reader.reading!);
  const frame: Frame = {
    title: titleOf(subject, reader),
    text: reader.text,
    verdict: verdict.words,
    verdictColour: hex(verdict.side === null ? palette.soft : verdict.side === 1 ? palette.positive : palette.negative),
    source: [sourceLine(reader.network!.card, hash), exporting.madeWith],
    language: LANGUAGE_TAGS[language.current],
    colours: { card: hex(palette.card), ink: hex(palette.ink), soft: hex(palette.soft), line: hex(palette.line) },
    sans: palette.sans,
    serif: palette.serif,
    measure: ink.measure,
  };
  return framePicture(frame, body.markup, body.width, body.height);
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
  const limit = limitOf(mode, reader.network!.weights.readout.kernel);
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

/** @throws Error when that part is not on the page */
function drawPart(subject: 'step' | 'lens', ink: Ink): Body {
  const part = document.getElementById(subject);
  if (!part) throw new Error(`the page has no ${subject}`);
  return onSheet(part, (sheet, original) => {
    const { left, top, width, height } = sheet.getBoundingClientRect();
    const markup = element('g', {}, ...drawElement(sheet, { ink, left, top, original }));
    return { markup, width, height };
  });
}
