import { cellValue, limitOf, type Picture } from './picture';

const CHANNELS = 4;
const OPAQUE = 255;

/**
 * The steps from `from` up to `to` at one pixel a cell, the first row on top: whoever draws it stretches it. A thousand cells
 * are one picture to draw, not a thousand rectangles.
 *
 * @param surface what to draw on: whoever keeps it spares the making of another, which is dearer than the drawing
 */
export function cells(
  { reading, rows, readout, mode, palette }: Pick<Picture, 'reading' | 'rows' | 'readout' | 'mode' | 'palette'>,
  from: number,
  to: number,
  surface = new OffscreenCanvas(1, 1),
): OffscreenCanvas {
  const units = rows.length;
  const table = palette[mode];
  const limit = limitOf(mode, readout);
  const pixels = new ImageData(to - from, units);
  let at = 0;
  for (const unit of rows) {
    for (let t = from; t < to; t++, at += CHANNELS) {
      const [red, green, blue] = table.rgb(cellValue(mode, reading.states[t * units + unit]!, readout[unit]!), limit);
      pixels.data[at] = red;
      pixels.data[at + 1] = green;
      pixels.data[at + 2] = blue;
      pixels.data[at + 3] = OPAQUE;
    }
  }
  Object.assign(surface, { width: pixels.width, height: pixels.height });
  surface.getContext('2d')!.putImageData(pixels, 0, 0);
  return surface;
}
