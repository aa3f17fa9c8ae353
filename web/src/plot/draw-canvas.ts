import { cssFont, hairlines, HALO, type GridMark, type Mark, type PathMark, type Scene, type TextMark } from './marks';

/** Any canvas can be drawn from; the cells of a grid are painted on one of their own first. */
export type Surface = Pick<OffscreenCanvas, 'width' | 'height'> & CanvasImageSource;
type CellPainter = (grid: GridMark) => Surface;

/**
 * Draws a scene. `context` is scaled so that one unit is one CSS pixel, and what it held is cleared.
 *
 * @param cells makes a picture of a grid at one pixel a cell
 */
export function drawOnCanvas(
  context: CanvasRenderingContext2D,
  scene: Scene,
  cells: CellPainter = (grid) => paintCells(grid),
): void {
  context.clearRect(0, 0, scene.width, scene.height);
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const mark of scene.over) draw(context, mark, scene.font, cells);
  // Grids clear their hairlines: what shows through them is drawn last, below the rest, and so from the front to the back.
  context.globalCompositeOperation = 'destination-over';
  for (const mark of scene.under.toReversed()) draw(context, mark, scene.font, cells);
  context.globalCompositeOperation = 'source-over';
}

function draw(context: CanvasRenderingContext2D, mark: Mark, font: string, cells: CellPainter): void {
  if (mark.is === 'clip') {
    context.save();
    context.beginPath();
    context.rect(mark.x, mark.y, mark.width, mark.height);
    context.clip();
    for (const inner of mark.marks) draw(context, inner, font, cells);
    context.restore();
    return;
  }
  if (mark.is === 'text') return drawText(context, mark, font);
  context.globalAlpha = mark.opacity ?? 1;
  if (mark.is === 'grid') drawGrid(context, mark, cells(mark));
  else if (mark.is === 'rect' && mark.fill && !mark.stroke && !mark.radius) {
    context.fillStyle = mark.fill;
    context.fillRect(mark.x, mark.y, mark.width, mark.height);
  } else {
    context.beginPath();
    if (mark.is === 'rect') context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius ?? 0);
    else if (mark.is === 'circle') context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
    else trace(context, mark);
    if (mark.fill) {
      context.fillStyle = mark.fill;
      context.fill();
    }
    if (mark.stroke) {
      context.strokeStyle = mark.stroke;
      context.lineWidth = mark.strokeWidth ?? 1;
      context.setLineDash(mark.is === 'path' ? [...(mark.dash ?? [])] : []);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
}

function trace(context: CanvasRenderingContext2D, { lines }: PathMark): void {
  for (const line of lines) {
    context.moveTo(line[0]!, line[1]!);
    for (let k = 2; k < line.length; k += 2) context.lineTo(line[k]!, line[k + 1]!);
  }
}

function drawText(context: CanvasRenderingContext2D, mark: TextMark, family: string): void {
  const { text, x, y, turn = 0, halo } = mark;
  context.font = cssFont(mark, family);
  context.textAlign = mark.anchor === 'middle' ? 'center' : (mark.anchor ?? 'start');
  context.fillStyle = mark.fill;
  if (turn !== 0) {
    context.save();
    context.translate(x, y);
    context.rotate((turn * Math.PI) / 180);
    context.fillText(text, 0, 0);
    context.restore();
    return;
  }
  if (halo) {
    context.strokeStyle = halo;
    context.lineWidth = HALO;
    context.setLineDash([]);
    context.strokeText(text, x, y);
  }
  context.fillText(text, x, y);
}

function drawGrid(context: CanvasRenderingContext2D, grid: GridMark, image: Surface): void {
  const { x, y, columns, rows, columnWidth, rowHeight } = grid;
  const width = columns * columnWidth;
  const gap = hairlines(grid);
  // Cells narrower than a pixel are mixed, others keep their edges.
  context.imageSmoothingEnabled = columnWidth < 1;
  context.drawImage(image, x, y, width, rows * rowHeight);
  // Moved to whole pixels, so that every hairline is as dark as the next.
  for (let column = 1; gap.column > 0 && column <= columns; column++)
    context.clearRect(Math.round(x + column * columnWidth) - 1, y, 1, rows * rowHeight);
  for (let row = 1; gap.row > 0 && row <= rows; row++) context.clearRect(x, y + row * rowHeight - 1, width, 1);
}

const CHANNELS = 4;
const OPAQUE = 255;
let shared: OffscreenCanvas | undefined;

/**
 * A grid at one pixel a cell: drawing one picture is cheaper than drawing thousands of rectangles.
 *
 * @param surface to paint on; the usual one is painted anew for the next grid, since making a canvas costs more than painting it
 */
export function paintCells(grid: GridMark, surface = (shared ??= new OffscreenCanvas(1, 1))): Surface {
  const { columns, rows, values, colours, limit } = grid;
  const pixels = new ImageData(Math.max(1, columns), Math.max(1, rows));
  // Counted, not iterated: entries() makes an array for each of tens of thousands of cells.
  for (let cell = 0, at = 0; cell < values.length; cell++, at += CHANNELS) {
    const [red, green, blue] = colours.rgb(values[cell]!, limit);
    pixels.data[at] = red;
    pixels.data[at + 1] = green;
    pixels.data[at + 2] = blue;
    pixels.data[at + 3] = OPAQUE;
  }
  Object.assign(surface, { width: pixels.width, height: pixels.height });
  surface.getContext('2d')!.putImageData(pixels, 0, 0);
  return surface;
}
