import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LENSES } from '../../web/src/core/link';
import { SAMPLES } from '../../web/src/samples';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const MODELS = fileURLToPath(new URL('../../web/public/models/', import.meta.url));
const TOLERANCE = 1e-5;
/** Everything that could break out of a picture. */
const HOSTILE = '</desc></svg><script>alert(1)</script> & "quotes" \u0007 שלום עולם film 😀 =1+1 ]]> &lt;';

interface Golden {
  readonly text: string;
  readonly ids: readonly number[];
  readonly states: readonly (readonly number[])[];
  readonly outputs: readonly number[];
  readonly gradients?: {
    readonly inputs: readonly (readonly number[])[];
    readonly states: readonly (readonly number[])[];
  };
}
interface Saved {
  readonly format: string;
  readonly network: { readonly id: string; readonly sha256: string };
  readonly text: string;
  readonly tokens: readonly { readonly word: string; readonly id: number; readonly known: boolean }[];
  readonly outputs: readonly number[];
  readonly logits: readonly number[];
  readonly changes: readonly number[];
  readonly states: readonly (readonly number[])[];
  readonly gradients: Required<Golden>['gradients'] & { readonly along: readonly number[] };
}

const goldensOf = (id: string): Golden[] =>
  (JSON.parse(readFileSync(`${MODELS}${id}/card.json`, 'utf8')) as { golden: Golden[] }).golden;

/** What web/EXPORT.md says a hash is, made again from the files. */
function hashOf(id: string): string {
  const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
  const names = ['group1-shard1of1.bin', 'model.json', 'vocabulary.txt'];
  return sha256(names.map((name) => `${sha256(readFileSync(`${MODELS}${id}/${name}`))}  ${name}\n`).join(''));
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'This reading, as JSON' }).waitFor();
}

/** Saves a file through the menu, which is open. */
async function saved(page: Page, button: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('group', { name: 'Export' }).getByRole('button', { name: button }).click();
  const download = await arriving;
  await page.getByText(`Saved as ${download.suggestedFilename()}.`).waitFor();
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const write = (page: Page, text: string): Promise<void> => page.getByLabel('A film review').fill(text);
const read = (page: Page): Promise<string> => page.getByLabel('A film review').inputValue();

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, k) => expect(Math.abs(value - expected[k]!)).toBeLessThan(TOLERANCE));
}

it.each(['simple-rnn', 'gru', 'seed'])('JSON and CSV of %s hold what Keras computed', async (id) => {
  const { page, complaints, foreign, close } = await visit(`#v=1&model=${id}`);
  await hasRead(page);
  await openMenu(page);
  for (const golden of goldensOf(id).slice(1, 4)) {
    await write(page, golden.text);
    const json = await saved(page, 'This reading, as JSON');
    expect(json.name).toBe(`unrolled-${id}-reading.json`);
    const reading = JSON.parse(json.bytes.toString('utf8')) as Saved;
    expect(reading.format).toBe('unrolled-reading/1');
    expect(reading.network).toMatchObject({ id, sha256: hashOf(id) });
    expect(reading.text).toBe(golden.text);
    expect(reading.tokens.map((token) => token.id)).toEqual(golden.ids);
    expectClose(reading.outputs, golden.outputs);
    expectClose(reading.states.flat(), golden.states.flat());
    if (golden.gradients) {
      expectClose(reading.gradients.inputs.flat(), golden.gradients.inputs.flat());
      expectClose(reading.gradients.states.flat(), golden.gradients.states.flat());
    }
    // What a spreadsheet gets are the same numbers.
    const csv = (await saved(page, 'This reading, as CSV')).bytes.toString('utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [head, ...rows] = csv
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(rows).toHaveLength(golden.ids.length);
    const column = (name: string): number[] => rows.map((row) => Number(row[head!.indexOf(name)]));
    expect(column('id')).toEqual(golden.ids);
    expect(column('output')).toEqual(reading.outputs);
    expect(column('logit')).toEqual(reading.logits);
    expect(column('change')).toEqual(reading.changes);
    expect(column('along')).toEqual(reading.gradients.along);
    for (const [unit] of reading.states[0]!.entries())
      expect(column(`s_${unit}`)).toEqual(reading.states.map((row) => row[unit]));
    expectClose(
      column('gradient'),
      reading.gradients.inputs.map((row) => Math.hypot(...row)),
    );
  }
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('a saved reading opens again, in one step that Undo takes back, and gives the same numbers to the last bit', async () => {
  const { page, complaints, close } = await visit('#v=1&model=gru');
  await hasRead(page);
  const text = 'Not a dull film, "quietly" wonderful. 很好';
  await write(page, text);
  await openMenu(page);
  const file = await saved(page, 'This reading, as JSON');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Simple RNN' }).check({ force: true });
  await expect.poll(() => page.url()).not.toContain('model=gru');
  await write(page, 'words of my own');
  await openMenu(page);
  await page.getByLabel('Open a reading…').setInputFiles({
    name: 'anything.json',
    mimeType: 'application/json',
    buffer: file.bytes,
  });
  await page.getByText('Read again here, every output is exactly the recorded one.').waitFor();
  expect(await read(page)).toBe(text);
  expect(await page.getByRole('radio', { name: 'GRU' }).isChecked()).toBe(true);
  // The reading that was opened is the one that was saved.
  expect((await saved(page, 'This reading, as JSON')).bytes.equals(file.bytes)).toBe(true);
  await page.keyboard.press('Escape');
  await page.goBack();
  await expect.poll(() => read(page)).toBe('words of my own');
  await expect.poll(() => page.getByRole('radio', { name: 'Simple RNN' }).isChecked()).toBe(true);

  // A file dropped on the page is as good as one that was chosen.
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'reading.json'));
    return data;
  }, file.bytes.toString('utf8'));
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.getByRole('dialog').getByText('every output is exactly the recorded one').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await read(page)).toBe(text);
  expect(complaints).toEqual([]);
  await close();
});

it('a file that cannot be opened is refused in a sentence, and nothing is lost', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await write(page, 'words of my own');
  await openMenu(page);
  const good = JSON.parse((await saved(page, 'This reading, as JSON')).bytes.toString('utf8')) as Saved;
  const changed = (change: object): string => JSON.stringify({ ...good, text: 'somebody’s', ...change });
  const cases: readonly (readonly [string, string])[] = [
    ['{"format": "unrolled-reading/1', 'is not JSON'],
    ['{"format": "layers-model"}', 'is not a reading saved by Unrolled'],
    [changed({ format: 'unrolled-reading/2' }), 'is in format 2, which this page does not know'],
    [changed({ outputs: 'none' }), '“outputs” is missing or not what it should be'],
    [changed({ network: { ...good.network, id: 'own.elsewhere', title: 'Elsewhere' } }), 'made with “Elsewhere”'],
    [changed({ network: { ...good.network, sha256: 'ab'.repeat(32) } }), 'another version of “Simple RNN”'],
    [changed({ network: { ...good.network, id: 'gru' } }), 'another version of “Simple RNN”'],
  ];
  for (const [content, sentence] of cases) {
    await page
      .getByLabel('Open a reading…')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect.poll(() => page.getByRole('alert').innerText().catch(() => '')).toContain(sentence); // prettier-ignore
    expect(await read(page)).toBe('words of my own');
    expect(await page.getByRole('radio', { name: 'Simple RNN' }).isChecked()).toBe(true);
  }
  // Outputs that were changed by hand are opened, and the difference is named.
  await page.getByLabel('Open a reading…').setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from(changed({ text: good.text, outputs: good.outputs.map((value, t) => (t === 1 ? 0 : value)) })),
  });
  await page.getByText(/differ from the recorded ones by at most 0\.\d+\./).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

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

it('the export menu works by keyboard, closes with Escape, and gives the focus back', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'This reading, as JSON' }).waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  const reached: string[] = [];
  for (let k = 0; k < 10; k++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? '')); // prettier-ignore
  }
  expect(reached).toEqual([
    'The strip, all of it, as SVG',
    'The strip, all of it, as PNG',
    expect.stringMatching(/^Step \d+, unrolled, as SVG$/),
    expect.stringMatching(/^Step \d+, unrolled, as PNG$/),
    'The open view: Why, as SVG',
    'The open view: Why, as PNG',
    'This reading, as CSV',
    'This reading, as JSON',
    'INPUT',
    'BUTTON',
  ]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'This reading, as JSON' }).waitFor({ state: 'detached' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** Puts the page into the state that the browser prints, on paper so many pixels wide between its margins. */
async function toPaper(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 960 });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}

async function toScreen(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
}

/** Of A4 and of Letter, less twice 12 mm, at 96 pixels an inch. */
const PAPER_WIDTHS = [703, 725];

it(
  'the handout has text, votes, verdict, strip, equation and network, light on white, and nothing of it is cut off',
  { timeout: 180_000 },
  async () => {
    const { page, complaints, close } = await visit('#v=1&theme=dark');
    await hasRead(page);
    await page.waitForLoadState('networkidle');
    const golden = goldensOf('simple-rnn')[2]!;
    await write(page, golden.text);
    await page.getByRole('slider').press('End');
    await toPaper(page, PAPER_WIDTHS[0]!);
    const handout = page.locator('.handout');
    const said = await handout.innerText();
    const share = golden.outputs.at(-1)!;
    const text = await handout.locator('p[lang=en]').evaluate((paragraph) => {
      const copy = paragraph.cloneNode(true) as HTMLElement;
      for (const number of copy.querySelectorAll('sup')) number.remove();
      return copy.textContent;
    });
    expect(text).toBe(golden.text);
    expect(said).toContain(`negative, ${Math.round(100 * (1 - share))} %`);
    expect(said).toContain(`P(positive) ${Math.round(100 * share)} %`);
    expect(said).toContain(`SHA-256 ${hashOf('simple-rnn').slice(0, 16)}`);
    expect(said).toContain('tanh');
    // The words and the rest add up to the logit, as Keras has it.
    const logit = Math.log(share / (1 - share));
    const shown = (await handout.locator('td.value').allInnerTexts()).map((text) => Number(text.replace('−', '-')));
    expect(Math.abs(shown.at(-1)! - logit)).toBeLessThan(1e-3);
    expect(Math.abs(shown.slice(0, -1).reduce((sum, part) => sum + part, 0) - shown.at(-1)!)).toBeLessThan(1e-9);
    // Every word of the text is under the strip, and every cell has a colour of the light theme.
    const words = await handout.locator('.strip text').allTextContents();
    for (const word of ['start', 'two', 'hours', 'gone', 'dull']) expect(words).toContain(word);
    expect(await handout.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(29, 36, 51)');
    const fills = await handout.locator('.strip path[d*="h"]').evaluateAll((paths) => paths.map((path) => path.getAttribute('fill')!)); // prettier-ignore
    expect(fills.length).toBeGreaterThan(20);
    for (const fill of fills) expect(parseInt(fill.slice(3, 5), 16), fill).toBeGreaterThan(60);
    expect(await page.locator('.page').isVisible()).toBe(false);
    await toScreen(page);
    expect(await handout.count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');

    for (const id of ['simple-rnn', 'lstm', 'gru', 'seed']) {
      await toScreen(page);
      await page.goto(page.url().replace(/#.*/, `#v=1&model=${id}`));
      await expect.poll(() => page.getByRole('radio', { checked: true }).first().getAttribute('value')).toBe(id);
      const texts = [
        'not a good film '.repeat(1250),
        '很好 '.repeat(99),
        'not good '.repeat(39),
        'not good '.repeat(70),
        '',
      ];
      for (const text of [...SAMPLES.map((sample) => sample.text), ...texts]) {
        for (const width of PAPER_WIDTHS) {
          await toScreen(page);
          await write(page, text);
          await toPaper(page, width);
          const [full, seen] = await handout.evaluate((element) => [element.scrollHeight, element.clientHeight]);
          expect.soft(full, `${id}: ${text.slice(0, 20)} on ${width}`).toBeLessThanOrEqual(seen! + 1);
        }
      }
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

it.each(['A4', 'Letter'])('whatever is read prints on one page of %s', { timeout: 120_000 }, async (format) => {
  const { page, complaints, close } = await visit('#v=1&theme=dark');
  await hasRead(page);
  await page.waitForLoadState('networkidle');
  for (const text of [SAMPLES[0].text, SAMPLES.at(-1)!.text, 'not a good film '.repeat(1250), 'word', HOSTILE]) {
    await write(page, text);
    expect(pagesOf(await page.pdf({ format })), text.slice(0, 30)).toBe(1);
  }
  for (const id of ['gru', 'lstm', 'seed']) {
    await page.goto(page.url().replace(/#.*/, `#v=1&model=${id}`));
    await expect.poll(() => page.getByRole('radio', { checked: true }).first().getAttribute('value')).toBe(id);
    await write(page, SAMPLES[0].text);
    expect(pagesOf(await page.pdf({ format })), id).toBe(1);
  }
  expect(complaints).toEqual([]);
  await close();
});
