import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { page } from '../../web/src/messages/en/page';

const read = (path: string): Buffer => readFileSync(new URL(`../../web/${path}`, import.meta.url));
const manifest = JSON.parse(read('public/manifest.webmanifest').toString()) as {
  readonly name: string;
  readonly description: string;
  readonly theme_color: string;
  readonly background_color: string;
  readonly icons: readonly {
    readonly src: string;
    readonly sizes: string;
    readonly type: string;
    readonly purpose?: string;
  }[];
};

it('the manifest says what the page says, in its colours', () => {
  expect(manifest.name).toBe(page.documentTitle);
  expect(manifest.description).toBe(page.description);
  const [, paper] = /--paper: light-dark\((#[0-9a-f]{6})/.exec(read('src/styles/tokens.css').toString())!;
  expect(manifest.theme_color).toBe(paper);
  expect(manifest.background_color).toBe(paper);
  expect(read('index.html').toString()).toContain(`(prefers-color-scheme: light)" content="${paper}"`);
});

it('its icons are there, as large as it says, one of them for systems that cut their own shape', () => {
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = read(`public/${src}`);
    if (type === 'image/svg+xml') {
      expect(bytes.toString()).toContain('<svg');
      continue;
    }
    // A PNG's first chunk, IHDR, begins with width and height.
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    expect(bytes.subarray(1, 4).toString(), src).toBe('PNG');
    expect(`${width}x${height}`, src).toBe(sizes);
  }
});
