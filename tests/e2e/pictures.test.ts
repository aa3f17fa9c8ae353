import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { blankLike, decodePng, differenceOf, groundOf, looksLike } from './picture';
import { hasRead, hasRested, useBrowser, visit } from './visitor';

/**
 * What the page looked like when somebody last looked at it and found it good: small pictures, in which a missing drawing or a
 * broken layout shows, and another machine's letter shapes do not. `UPDATE_PICTURES=1` makes them anew; look at the page before
 * committing that.
 */
const KEPT = fileURLToPath(new URL('pictures', import.meta.url));
const SHRINK = 12;

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

const pathOf = (name: string): string => `${KEPT}/${name}.png`;

describe('the page', () => {
  useBrowser();

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
    const screenshot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    const file = await shrunk(page, screenshot);
    await close();
    const path = pathOf(name);
    if (process.env['UPDATE_PICTURES']) {
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(path, file);
    }
    expect(existsSync(path), `${path} is missing: UPDATE_PICTURES=1 makes it`).toBe(true);
    const [now, kept] = [decodePng(file), decodePng(readFileSync(path))];
    expect([now.width, now.height]).toEqual([kept.width, kept.height]);
    const difference = differenceOf(now, kept).toFixed(2);
    expect(looksLike(now, kept), `${path}: ${difference} of the content differs; UPDATE_PICTURES=1 makes it anew`).toBe(
      true,
    );
  });
});

describe('a blank page', () => {
  it.each(STATES)('does not look like $name, whatever its colour', ({ name }) => {
    const kept = decodePng(readFileSync(pathOf(name)));
    expect(looksLike(kept, kept)).toBe(true);
    const ground = groundOf(kept);
    const nearGround = Array.from(
      { length: 41 },
      (_, k) => ground.map((value) => value + k - 20) as [number, number, number],
    );
    const greys = Array.from({ length: 52 }, (_, k) => [5 * k, 5 * k, 5 * k] as const);
    for (const colour of [...nearGround, ...greys]) {
      const blank = blankLike(kept, colour);
      expect([looksLike(kept, blank), looksLike(blank, kept)], `blank in ${colour}`).toEqual([false, false]);
    }
  });
});

/** A screenshot so many times smaller, each pixel the mean of those it stands for, as a PNG file. */
async function shrunk(page: Page, screenshot: Buffer, times = SHRINK): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([encoded, by]) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.codePointAt(0)!);
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const [width, height] = [Math.floor(image.width / by), Math.floor(image.height / by)];
      const full = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      full.drawImage(image, 0, 0);
      const { data } = full.getImageData(0, 0, image.width, image.height);
      const small = new ImageData(width, height);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          for (let channel = 0; channel < 3; channel++) {
            let sum = 0;
            for (let row = y * by; row < (y + 1) * by; row++) {
              for (let column = x * by; column < (x + 1) * by; column++) {
                sum += data[(row * image.width + column) * 4 + channel]!;
              }
            }
            small.data[(y * width + x) * 4 + channel] = Math.round(sum / by ** 2);
          }
          small.data[(y * width + x) * 4 + 3] = 255;
        }
      }
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')!.putImageData(small, 0, 0);
      const file = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(String.fromCodePoint(...file));
    },
    [screenshot.toString('base64'), times] as const,
  );
  return Buffer.from(base64, 'base64');
}
