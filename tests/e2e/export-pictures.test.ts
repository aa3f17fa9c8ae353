import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LENSES } from '../../web/src/core/link';
import { HOSTILE, hashOf, openMenu, saved, write, type Saved } from './export-menu';
import { goldensOf } from './goldens';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

/** What an XML parser of the browser says of a picture: its texts and the names of its elements. */
async function parsed(page: Page, svg: string): Promise<{ names: string[]; texts: string[]; attributes: string[] }> {
  // A page without the tool's security policy, which forbids parsers.
  const parser = await page.context().newPage();
  const found = await parser.evaluate((source) => {
    const tree = new DOMParser().parseFromString(source, 'image/svg+xml');
    const elements = [...tree.querySelectorAll('*')];
    return {
      names: [...new Set(elements.map(({ nodeName }) => nodeName))],
      texts: [...tree.querySelectorAll('text, title, desc')].map(({ textContent }) => textContent ?? ''),
      attributes: [...new Set(elements.flatMap((each) => each.getAttributeNames()))],
    };
  }, svg);
  await parser.close();
  return found;
}

it.each(['light', 'dark'] as const)(
  'the strip, the step and every lens are SVG that stands alone, and PNG, in the %s theme',
  { timeout: 300_000 },
  async (colorScheme) => {
    const { page, complaints, close } = await visit('', { colorScheme });
    await hasRead(page);
    const golden = goldensOf('simple-rnn')[2]!;
    await write(page, golden.text);
    const pictures: [string, () => Promise<void>][] = [
      ['The strip, all of it', async () => undefined],
      ['Step', async () => undefined],
      ...LENSES.map((lens): [string, () => Promise<void>] => [
        `The open view: ${lens}`,
        async () => {
          await page.keyboard.press('Escape');
          await page.locator(`#tab-${lens}`).click();
          await expect.poll(async () => (await page.getByRole('tabpanel').innerText()).length).toBeGreaterThan(20);
          await page.waitForLoadState('networkidle');
          await openMenu(page);
        },
      ]),
    ];
    await openMenu(page);
    for (const [name, prepare] of pictures) {
      await prepare();
      const button = (format: string): RegExp =>
        new RegExp(`^${name.startsWith('The open') ? 'The open view: .+' : `${name}.*`}, as ${format}$`);
      const svg = await saved(page, button('SVG'));
      expect(svg.name).toMatch(/^unrolled-simple-rnn-[a-z-]+\.svg$/);
      const { names, texts, attributes } = await parsed(page, svg.bytes.toString('utf8'));
      expect(names, name).not.toContain('parsererror');
      expect(names.filter((element) => /^(script|foreignObject|image|style|a)$/.test(element))).toEqual([]);
      expect(attributes.filter((attribute) => /^on|href|^style$/.test(attribute))).toEqual([]);
      const said = texts.join('\n');
      expect(said).toContain(hashOf('simple-rnn').slice(0, 16));
      expect(said).toContain(golden.text);
      expect(said).not.toMatch(/NaN|Infinity|undefined/);
      expect(texts.length, name).toBeGreaterThan(8);
      const png = await saved(page, button('PNG'));
      expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
      // Width and height, as the file's header has them: twice those of the SVG.
      const width = Number(/<svg [^>]*?width="(\d+)"/.exec(svg.bytes.toString('utf8'))![1]);
      expect(png.bytes.readUInt32BE(16)).toBe(2 * width);
      expect(png.bytes.length).toBeGreaterThan(10_000);
    }
    expect(await page.locator('body > div').count(), 'nothing is left behind').toBe(1);
    expect(complaints).toEqual([]);
    await close();
  },
);

it('the strip as SVG shows the figures of the reading', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  const golden = goldensOf('simple-rnn')[1]!;
  await write(page, golden.text);
  await page.getByRole('slider').press('End');
  await openMenu(page);
  const { texts } = await parsed(page, (await saved(page, /^The strip.*SVG$/)).bytes.toString('utf8'));
  const shares = golden.outputs.map((output) => `${Math.round(100 * output)} %`);
  expect(texts).toContain(shares.at(-1));
  expect(texts).toEqual(expect.arrayContaining(['start', 'a', 'quietly', 'wonderful', 'film']));
  await close();
});

it('hostile text stays text', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await write(page, HOSTILE);
  await openMenu(page);
  for (const name of [/^The strip.*SVG$/, /^Step.*SVG$/, /^The open view.*SVG$/]) {
    const svg = (await saved(page, name)).bytes.toString('utf8');
    const { names, texts } = await parsed(page, svg);
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
  const svg = (await saved(page, /^The strip.*SVG$/)).bytes.toString('utf8');
  expect((await parsed(page, svg)).names).not.toContain('parsererror');
  expect(complaints).toEqual([]);
  await close();
});
