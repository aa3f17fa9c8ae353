import { rasterScale } from '../../plot/raster';
import type { Picture } from '../../plot/frame';

/** The file of a picture. */
export function svgFile({ svg }: Picture): Blob {
  return new Blob([svg], { type: 'image/svg+xml' });
}

/**
 * The picture as PNG, two pixels for one.
 *
 * @returns null when it would be larger than browsers can draw
 * @throws Error when the browser does not draw it
 */
export async function pngFile(picture: Picture): Promise<Blob | null> {
  const scale = rasterScale(picture.width, picture.height);
  if (scale === null) return null;
  const image = new Image();
  const address = URL.createObjectURL(svgFile(picture));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser draws no pictures');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!file) throw new Error('the browser made no PNG of it');
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}
