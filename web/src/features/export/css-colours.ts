import { hexOf } from '../../plot/colour';
import type { StripPalette } from '../../plot/strip-content';

const OPAQUE = 255;
const COLOURS = ['ink', 'soft', 'faint', 'line', 'card', 'cursor', 'positive', 'negative'] as const;

/** Colours and widths of texts as a file needs them: the browser resolves what CSS says. */
export class CssColours {
  readonly #context: CanvasRenderingContext2D;
  readonly #known = new Map<string, string | null>();

  /**
   * @param ground the colour beneath all others, as CSS writes it
   * @throws Error when the browser has no canvas
   */
  constructor(readonly ground: string) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('this browser draws no pictures');
    this.#context = context;
  }

  /**
   * A CSS colour as #rrggbb, which every reader of SVG knows; a transparent one is mixed with the ground.
   *
   * @returns null for no colour at all
   */
  hex(colour: string): string | null {
    let found = this.#known.get(colour);
    if (found === undefined) this.#known.set(colour, (found = this.#resolve(colour)));
    return found;
  }

  #resolve(colour: string): string | null {
    if (colour === 'none' || this.#paint(colour)[3] === 0) return null;
    const painted = this.#paint(colour);
    return hexOf(painted[3] === OPAQUE ? painted : this.#paint(this.ground, colour));
  }

  #paint(...colours: readonly string[]): Uint8ClampedArray {
    this.#context.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      this.#context.fillStyle = colour;
      this.#context.fillRect(0, 0, 1, 1);
    }
    return this.#context.getImageData(0, 0, 1, 1).data;
  }

  /** The palette with every colour as #rrggbb. */
  palette(css: StripPalette): StripPalette {
    const literal = Object.fromEntries(COLOURS.map((name) => [name, this.hex(css[name]) ?? css.card]));
    return { ...css, ...(literal as Record<(typeof COLOURS)[number], string>) };
  }

  /** The width in pixels of a text in a font, as CSS writes fonts. */
  measure = (text: string, font: string): number => {
    this.#context.font = font;
    return this.#context.measureText(text).width;
  };
}
