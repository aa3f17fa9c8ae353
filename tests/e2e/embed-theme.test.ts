import { expect, it } from 'vitest';
import { embedIn, pageWith, site, TEXT, useEmbedder, visitSite } from './embedder';
import { useBrowser } from './visitor';

useBrowser();
useEmbedder();

it.each([
  ['dark', 'light'],
  ['light', 'dark'],
] as const)('theme="%s" is truly so on a page that is %s, whatever the visitor’s system has', async (theme, around) => {
  site.put(
    'theme.html',
    pageWith(
      `<meta name="color-scheme" content="${around}" /><unrolled-reader text="${TEXT}" lens="why" theme="${theme}"></unrolled-reader>`,
    ),
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, complaints, close } = await visitSite('theme.html', { colorScheme });
    const frame = await embedIn(page);
    await frame.getByRole('heading', { name: 'Why' }).waitFor();
    // How light each is, from 0 to 255: paper, a card, the letters of the review, a system control, and the strip's corner.
    const found = await frame.evaluate(() => {
      const canvas = document.querySelector('canvas')!;
      const styleOf = (selector: string): CSSStyleDeclaration => getComputedStyle(document.querySelector(selector)!);
      const level = (colour: string): number =>
        Math.max(
          ...colour
            .match(/[\d.]+/g)!
            .slice(0, 3)
            .map(Number),
        );
      const rows = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
      let ink = 0;
      let light = 0;
      for (let at = 0; at < rows.length; at += 4) {
        if (rows[at + 3]! < 250) continue;
        ink++;
        light += Math.max(rows[at]!, rows[at + 1]!, rows[at + 2]!);
      }
      return {
        paper: level(styleOf('html').backgroundColor),
        card: level(styleOf('.card').backgroundColor),
        letters: level(styleOf('#review').color),
        scheme: styleOf('html').colorScheme,
        strip: light / ink,
      };
    });
    const isDark = theme === 'dark';
    expect(found.paper > 128).toBe(!isDark);
    expect(found.card > 128).toBe(!isDark);
    expect(found.letters > 128).toBe(isDark);
    expect(found.strip > 160).toBe(!isDark);
    expect(found.scheme).toBe(theme);
    expect(complaints).toEqual([]);
    await close();
  }
});
