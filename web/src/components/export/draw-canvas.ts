import { element, type Markup } from '../../core/export/xml';
import type { Drawing } from './draw';
import { hexOf } from './ink';

const CHANNELS = 4;

/** A canvas of few pixels, each of which is a number: a rectangle each, so that it is sharp at any size. */
export function drawCanvas(canvas: HTMLCanvasElement, box: DOMRect, { left, top }: Drawing): Markup[] {
  if (canvas.width === 0 || canvas.height === 0) return [];
  const copy = document.createElement('canvas');
  Object.assign(copy, { width: canvas.width, height: canvas.height });
  const context = copy.getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const paths = new Map<string, string>();
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const at = CHANNELS * (y * canvas.width + x);
      if (data[at + 3] === 0) continue;
      const colour = hexOf(data.subarray(at, at + CHANNELS));
      paths.set(colour, `${paths.get(colour) ?? ''}M${x} ${y}h1v1h-1z`);
    }
  }
  const scale = `scale(${(box.width / canvas.width).toFixed(4)} ${(box.height / canvas.height).toFixed(4)})`;
  const transform = `translate(${(box.left - left).toFixed(2)} ${(box.top - top).toFixed(2)}) ${scale}`;
  const cells = [...paths].map(([fill, d]) => element('path', { d, fill, 'shape-rendering': 'crispEdges' }));
  return [element('g', { transform }, ...cells)];
}
