import { lenses } from '../words';
import type { KeyEntry } from '../../../plot/key';
import { line, type CircleMark } from '../../../plot/marks';
import type { StripPalette } from '../../../plot/strip-content';

/**
 * Names the lines and dots of the picture of the states, for a saved file.
 *
 * @param reviews number of reviews in the cloud, formatted
 */
export function pathKey({ ink, soft, card, positive, negative }: StripPalette, reviews: string): KeyEntry[] {
  const words = lenses.path;
  const dot = (x: number, fill: string): CircleMark => ({ is: 'circle', x, y: 0, radius: 4, fill });
  const cross = { is: 'path', lines: [[8, 0, 16, 0], [12, -4, 12, 4]], stroke: ink, strokeWidth: 1.5 } as const; // prettier-ignore
  return [
    { name: words.text, sample: [line(4, 0, 28, 0, ink, { strokeWidth: 1.75 }), { ...dot(5, card), stroke: ink }] },
    { name: words.here, sample: [dot(12, ink)] },
    {
      name: words.cloud(reviews),
      sample: [dot(6, positive), dot(18, negative)].map((mark) => ({ ...mark, opacity: 0.6 })),
    },
    { name: words.slow, sample: [cross] },
    { name: words.decision, sample: [line(0, 0, 28, 0, soft, { strokeWidth: 1.25, dash: [4, 4] })] },
    { name: words.readout, sample: [line(0, 0, 28, 0, positive, { strokeWidth: 2.5 })] },
  ];
}
