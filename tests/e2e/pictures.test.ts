import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasRead, hasRested, useBrowser, visit } from './visitor';

useBrowser();

/**
 * What the page looked like when somebody last looked at it and found it good: small pictures, in which a missing card, a lost
 * colour or a broken layout shows, and another machine's letter shapes do not. `UPDATE_PICTURES=1` makes them anew; look at the
 * page before committing that.
 */
const KEPT = fileURLToPath(new URL('pictures', import.meta.url));
const SHRINK = 12;
/** Of 255: letters of another font differ by less once they are so small. */
const NOTICED = 48;
/** Of all pixels: more than the words of a line that breaks elsewhere, less than a card. */
const MOST_DIFFERENT = 0.06;

const DESKTOP = { width: 1440, height: 1080 };
const PHONE = { width: 390, height: 844 };

interface State extends BrowserContextOptions {
  readonly name: string;
  readonly link: string;
  /** What is scrolled to the top; else the page is at its beginning. */
  readonly at?: string;
}

const STATES: readonly State[] = [
  { name: 'desktop', link: '', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'desktop-dark', link: '', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'phone', link: '', viewport: PHONE, colorScheme: 'light' },
  { name: 'phone-dark', link: '#v=1&mode=vote', viewport: PHONE, colorScheme: 'dark' },
  { name: 'notebook', link: '#v=1&model=seed', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'step-and-why', link: '#v=1&step=9', viewport: DESKTOP, colorScheme: 'light', at: '.below' },
  { name: 'what-if-dark', link: '#v=1&step=9&lens=what-if', viewport: DESKTOP, colorScheme: 'dark', at: '.below' },
  { name: 'path', link: '#v=1&model=gru&lens=path', viewport: DESKTOP, colorScheme: 'light', at: '.below' },
  { name: 'training-phone', link: '#v=1&lens=training', viewport: PHONE, colorScheme: 'light', at: '#lens' },
];

it.each(STATES)('$name looks as it did', async ({ name, link, at, ...context }) => {
  const { page, close } = await visit(link, { ...context, reducedMotion: 'reduce' });
  await hasRead(page);
  await page.locator('#lens').waitFor();
  await hasRested(page);
  if (at)
    await page
      .locator(at)
      .first()
      .evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await page.waitForLoadState('networkidle');
  const now = await shrunk(page, (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64'));
  const path = `${KEPT}/${name}.png`;
  if (process.env['UPDATE_PICTURES'] || !existsSync(path)) {
    expect(process.env['UPDATE_PICTURES'], `${path} is missing: UPDATE_PICTURES=1 makes it`).toBeTruthy();
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(path, Buffer.from(now.png, 'base64'));
  }
  const kept = await shrunk(page, readFileSync(path).toString('base64'), 1);
  await close();
  expect([now.width, now.height]).toEqual([kept.width, kept.height]);
  const different = now.pixels.filter((value, k) => Math.abs(value - kept.pixels[k]!) > NOTICED).length;
  expect(different / now.pixels.length, `${path}: share of the picture that differs`).toBeLessThan(MOST_DIFFERENT);
});

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, 0 to 255, row by row. */
  readonly pixels: readonly number[];
  /** The same as a PNG file, base64. */
  readonly png: string;
}

/** A picture so many times smaller, each pixel the mean of those it stands for. */
async function shrunk(page: Page, png: string, times = SHRINK): Promise<Picture> {
  return page.evaluate(
    async ([encoded, by]) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.codePointAt(0)!);
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const [width, height] = [Math.floor(image.width / by), Math.floor(image.height / by)];
      const full = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      full.drawImage(image, 0, 0);
      const { data } = full.getImageData(0, 0, image.width, image.height);
      const small = new ImageData(width, height);
      const pixels: number[] = [];
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          for (let channel = 0; channel < 3; channel++) {
            let sum = 0;
            for (let row = y * by; row < (y + 1) * by; row++) {
              for (let column = x * by; column < (x + 1) * by; column++) {
                sum += data[(row * image.width + column) * 4 + channel]!;
              }
            }
            const mean = Math.round(sum / by ** 2);
            pixels.push(mean);
            small.data[(y * width + x) * 4 + channel] = mean;
          }
          small.data[(y * width + x) * 4 + 3] = 255;
        }
      }
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')!.putImageData(small, 0, 0);
      const file = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return { width, height, pixels, png: btoa(String.fromCodePoint(...file)) };
    },
    [png, times] as const,
  );
}
