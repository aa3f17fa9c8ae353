import { expect, it } from 'vitest';
import {
  chartsOffered,
  HOSTILE,
  hashOf,
  openMenu,
  parsed,
  saved,
  savedPicture,
  write,
  type Saved,
} from './export-menu';
import { goldensOf } from './goldens';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

it.each(['light', 'dark'] as const)(
  'the strip, the step and the charts of a lens are SVG that stands alone, and PNG, in the %s theme',
  { timeout: 300_000 },
  async (colorScheme) => {
    const { page, complaints, close } = await visit('#v=1&model=simple-rnn&lens=units', { colorScheme });
    await hasRead(page);
    const golden = goldensOf('simple-rnn')[2]!;
    await write(page, golden.text);
    await openMenu(page);
    const fills = new Set<string>();
    for (const name of ['strip', 'step', ...(await chartsOffered(page, 2))]) {
      const svg = await savedPicture(page, name, 'SVG');
      expect(svg.name).toBe(`unrolled-simple-rnn-${name}.svg`);
      const { names, texts, attributes } = await parsed(page, svg.bytes);
      expect(names, name).not.toContain('parsererror');
      expect(names.filter((element) => /^(script|foreignObject|image|style|a)$/.test(element))).toEqual([]);
      expect(attributes.filter((attribute) => /^on|href|^style$|^class$/.test(attribute))).toEqual([]);
      const said = texts.join('\n');
      expect(said).toContain(hashOf('simple-rnn').slice(0, 16));
      expect(said).toContain(golden.text);
      expect(said).not.toMatch(/NaN|Infinity|undefined/);
      expect(texts.length, name).toBeGreaterThan(8);
      // No custom property, no colour that only a browser knows.
      const source = svg.bytes.toString('utf8');
      expect(source).not.toMatch(/var\(|rgb|color|light-dark/);
      for (const [, colour] of source.matchAll(/(?:fill|stroke)="([^"]*)"/g)) {
        expect(colour).toMatch(/^(#[0-9a-f]{6}|none)$/);
        fills.add(colour!);
      }
      const png = await savedPicture(page, name, 'PNG');
      expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
      // Width and height, as the file's header has them: twice those of the SVG.
      const width = Number(/<svg [^>]*?width="(\d+)"/.exec(source)![1]);
      expect(png.bytes.readUInt32BE(16)).toBe(2 * width);
      expect(png.bytes.length).toBeGreaterThan(10_000);
    }
    // Teal, as tokens.css has it for this theme.
    expect(fills).toContain(colorScheme === 'light' ? '#0b7a75' : '#4fc3b4');
    expect(await page.locator('body > div').count(), 'nothing is left behind').toBe(1);
    expect(complaints).toEqual([]);
    await close();
  },
);

it('the strip as SVG shows the figures of the reading', async () => {
  const { page, close } = await visit('#v=1&model=simple-rnn');
  await hasRead(page);
  const golden = goldensOf('simple-rnn')[1]!;
  await write(page, golden.text);
  await page.getByRole('slider').press('End');
  await openMenu(page);
  const { texts } = await parsed(page, (await savedPicture(page, 'strip', 'SVG')).bytes);
  const shares = golden.outputs.map((output) => `${Math.round(100 * output)}\u00a0%`);
  expect(texts).toContain(shares.at(-1));
  expect(texts).toEqual(expect.arrayContaining(['start', 'a', 'quietly', 'wonderful', 'film']));
  await close();
});

it('hostile text stays text', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await write(page, HOSTILE);
  await openMenu(page);
  for (const name of ['strip', 'step', 'words']) {
    const { names, texts } = await parsed(page, (await savedPicture(page, name, 'SVG')).bytes);
    expect(names).not.toContain('parsererror');
    expect(names).not.toContain('script');
    expect(texts.find((text) => text.startsWith('</desc>'))).toContain('שלום עולם film 😀 =1+1 ]]> &lt;');
  }
  const { bytes } = await saved(page, 'This reading, as CSV');
  expect(bytes.toString('utf8')).toContain('שלום');
  const json = JSON.parse((await saved(page, 'This reading, as JSON')).bytes.toString('utf8')) as Saved;
  expect(json.text).toBe(HOSTILE);
  expect(complaints).toEqual([]);
  await close();
});

it('a review too long for one PNG is said to be so, and is an SVG of many rows', { timeout: 120_000 }, async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await write(page, 'not a good film '.repeat(1250));
  await openMenu(page);
  await page.getByRole('button', { name: /^The strip.*PNG$/ }).click();
  await page.getByText('too long for one PNG').waitFor();
  const svg = (await savedPicture(page, 'strip', 'SVG')).bytes;
  expect((await parsed(page, svg)).names).not.toContain('parsererror');
  expect(complaints).toEqual([]);
  await close();
});
