const OPAQUE = 255;

/** Colours and lengths as a picture needs them: what CSS says, worked out by the browser. */
export class Ink {
  readonly #context: CanvasRenderingContext2D;
  readonly #known = new Map<string, string | null>();

  /** @param ground the colour beneath all others, as CSS writes it */
  constructor(readonly ground: string) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('this browser draws no pictures');
    this.#context = context;
  }

  /**
   * A CSS colour as #rrggbb, which every reader of SVG knows: mixtures and transparency are worked out upon the ground.
   *
   * @returns null for a colour that leaves no trace
   */
  hex(colour: string): string | null {
    let found = this.#known.get(colour);
    if (found === undefined) this.#known.set(colour, (found = this.#resolve(colour)));
    return found;
  }

  #resolve(colour: string): string | null {
    if (colour === 'none' || colour === 'transparent') return null;
    const context = this.#context;
    const paint = (...colours: string[]): Uint8ClampedArray => {
      context.clearRect(0, 0, 1, 1);
      for (const each of colours) {
        context.fillStyle = each;
        context.fillRect(0, 0, 1, 1);
      }
      return context.getImageData(0, 0, 1, 1).data;
    };
    const alpha = paint(colour)[3]!;
    if (alpha === 0) return null;
    return hexOf(alpha === OPAQUE ? paint(colour) : paint(this.ground, colour));
  }

  /** The width in pixels of a text in a font, as CSS writes fonts. */
  measure = (text: string, font: string): number => {
    this.#context.font = font;
    return this.#context.measureText(text).width;
  };

  /** Where a font's baseline is, as a share of the height of its line. */
  baseline(font: string): number {
    this.#context.font = font;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = this.#context.measureText('x');
    return above / (above + below);
  }
}

const HEXADECIMAL = 16;

/** Red, green, blue, 0…255, as #rrggbb. */
export function hexOf(rgb: ArrayLike<number>): string {
  return `#${[rgb[0]!, rgb[1]!, rgb[2]!].map((level) => level.toString(HEXADECIMAL).padStart(2, '0')).join('')}`;
}
