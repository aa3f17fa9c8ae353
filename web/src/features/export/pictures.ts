import { tick } from 'svelte';
import { language, LANGUAGE_TAGS, m } from '../../messages';
import { exporting } from './words';
import { fromZero } from '../../plot/colour';
import { drawAsSvg } from '../../plot/draw-svg';
import { framePicture, type Body, type Picture } from '../../plot/frame';
import { keyMarks } from '../../plot/key';
import { LEGEND_SIZE, legendMarks } from '../../plot/legend';
import { paperStrip } from '../../plot/strip';
import { colouringOf, type StripPalette } from '../../plot/strip-content';
import { PICTURE_MEASURES } from '../../plot/strip-layout';
import { element } from '../../plot/xml';
import { modelHash } from '../../app/networks/model-hash';
import type { Session } from '../../app/session.svelte';
import type { Shown } from '../../app/shown/shown';
import type { SavableChart } from '../../ui/chart/savable';
import { standalone } from '../../ui/chart/standalone';
import { modeHelp } from '../../ui/mode-help';
import { legendEnds, stripContent } from '../../ui/strip-content';
import { readPalette } from '../../ui/palette';
import { sourceLine, verdictOfReading } from './captions';
import { CssColours } from './css-colours';

/** All of the strip: the page shows only as much of it as fits its width. */
export function stripPicture(session: Session, shown: Shown): Promise<Picture> {
  return framed(m.strip.label, session, shown, (palette, { measure }) => {
    const { mode, limit } = session;
    const scene = paperStrip(stripContent(session, shown, palette, measure), PICTURE_MEASURES);
    const legend = legendMarks(
      {
        colours: colouringOf(mode) === 'gate' ? fromZero(palette.gate) : palette[colouringOf(mode)],
        ...legendEnds(mode, limit),
        help: modeHelp(mode),
        textColour: palette.soft,
        font: palette.sans,
        measure,
      },
      PICTURE_MEASURES.gutter,
      scene.height + LEGEND_SIZE,
    );
    const height = scene.height + 3 * LEGEND_SIZE;
    return { markup: drawAsSvg({ ...scene, over: [...scene.over, ...legend] }), width: scene.width, height };
  });
}

/** A chart of the page, with a key where it has one. */
export function chartPicture(chart: SavableChart, session: Session, shown: Shown): Promise<Picture> {
  return framed(
    chart.title(),
    session,
    shown,
    (palette, colours) => {
      const { markup, width, height } = drawn(chart, palette, colours);
      const style = { colour: palette.soft, font: palette.sans, measure: colours.measure };
      const key = keyMarks(chart.key?.(palette) ?? [], width, height + KEY_GAP, style);
      const below = drawAsSvg({ width, height, font: palette.sans, under: [], over: key.marks });
      return { markup: element('g', {}, markup, below), width, height: height + KEY_GAP + key.height };
    },
    aboutOf(chart),
  );
}

/** What a chart is of, where that is not the review: a part of the page says so of its charts by `data-about`. */
const aboutOf = ({ place }: SavableChart): string | null =>
  place.closest<HTMLElement>('[data-about]')?.dataset['about'] ?? null;

const KEY_GAP = 6;

function drawn({ place, scene }: SavableChart, palette: StripPalette, colours: CssColours): Body {
  if (scene) {
    const made = scene(palette, colours.measure);
    return { markup: drawAsSvg(made), width: made.width, height: made.height };
  }
  const { width, height } = place.getBoundingClientRect();
  return { markup: standalone(place as SVGSVGElement, (colour) => colours.hex(colour)), width, height };
}

/** Draws a picture at once, in the colours of the page's theme, and then puts its frame around it. */
async function framed(
  title: string,
  session: Session,
  shown: Shown,
  draw: (palette: StripPalette, colours: CssColours) => Body,
  about: string | null = null,
): Promise<Picture> {
  const css = readPalette(document.body);
  const colours = new CssColours(css.card);
  const palette = colours.palette(css);
  const body = draw(palette, colours);
  const { network, text } = shown;
  const { card } = network;
  const verdict = verdictOfReading(shown);
  const hash = await modelHash(card, session.catalogue.sourceOf(card.id));
  return framePicture(
    {
      title,
      text: about ?? text,
      verdict: about === null ? verdict.words : '',
      verdictColour: [palette.negative, palette.positive][verdict.side ?? -1] ?? palette.soft,
      source: [sourceLine(card, hash), exporting.madeWith],
      language: LANGUAGE_TAGS[language.current],
      colours: palette,
      sans: palette.sans,
      serif: palette.serif,
      measure: colours.measure,
    },
    body,
  );
}

/** Milliseconds between two looks at a chart that is still fetched or computed. */
const LOOK_AGAIN = 50;

/**
 * Waits until a part of the page shows the text as it is now, and all of its figures: what is still fetched or computed is marked there
 * with `aria-busy`.
 *
 * @throws the signal's reason when it is aborted
 */
export async function whenComplete(part: Element | null, session: Session, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    session.endPause();
    await tick();
    if (!part?.querySelector('[aria-busy="true"]')) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}
