import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Lens, LensPart } from '../../web/src/app/link/link';
import { chartsOffered, openMenu, parsed, rowsOf, savedPicture, write } from './export-menu';
import { goldensOf, MODELS } from './goldens';
import { hasRead, hasRested, LENS_VIEWS, openLens, useBrowser, visit } from './visitor';

useBrowser();

const PATIENCE = { timeout: 60_000 };
const TOLERANCE = 1e-4;
/** Of the histogram of shuffled words. */
const BINS = 21;
const golden = goldensOf('simple-rnn')[2]!;
const steps = golden.ids.length;
const fileOf = <T>(name: string): T => JSON.parse(readFileSync(`${MODELS}simple-rnn/${name}`, 'utf8')) as T;
const {
  layers: [{ units }],
} = fileOf<{ layers: [{ units: number }] }>('card.json');
const { checkpoints } = fileOf<{ checkpoints: readonly { validation_loss: number }[] }>('checkpoints/index.json');

/** The charts of every lens and part, each with a check of its numbers: against Keras, or against the network's own card. */
const CHARTS: { readonly [K in Lens | LensPart]?: readonly ((rows: readonly string[][]) => void)[] } = {
  words: [(rows) => near(Number(rows.at(-1)![1]), golden.logit!)],
  phrases: [(rows) => near(total(rows), golden.logit!)],
  votes: [(rows) => near(total(rows), golden.logit!)],
  edits: [],
  order: [(rows) => expect(rows).toHaveLength(1 + BINS)],
  surgery: [
    (rows) => column(rows, 1).forEach((share, t) => near(share, golden.outputs[t]!)),
    (rows) => expect(rows).toHaveLength(1 + steps),
  ],
  networks: [(rows) => column(rows, -1).forEach((share, t) => near(share, golden.outputs[t]!))],
  texts: [],
  gradient: [
    (rows) => column(rows, -1).forEach((norm, t) => near(norm, Math.hypot(...golden.gradients!.states[t]!))),
    (rows) => column(rows, 1).forEach((norm, t) => near(norm, Math.hypot(...golden.gradients!.inputs[t]!))),
    (rows) => expect(rows).toHaveLength(1 + steps),
  ],
  path: [(rows) => expect(rows.map(([, word]) => word)).toEqual(expect.arrayContaining(['<start>', 'hours', 'dull']))],
  units: [(rows) => expect(rows).toHaveLength(1 + steps), (rows) => expect(rows).toHaveLength(2)],
};

/** The parts of a sum, without its head and its last row, added up. */
const total = (rows: readonly string[][]): number => rows.slice(1, -1).reduce((sum, [, part]) => sum + Number(part), 0);
const column = (rows: readonly string[][], index: number): number[] =>
  rows.slice(1).map((row) => Number(row.at(index)));
const near = (actual: number, expected: number): void => {
  expect(Math.abs(actual - expected)).toBeLessThan(TOLERANCE * Math.max(1, Math.abs(expected)));
};

it(
  'every chart of the open lens is offered, as a picture with its title and as its numbers',
  { timeout: 300_000 },
  async () => {
    const { page, complaints, close } = await visit('#v=1&model=simple-rnn&lens=why');
    await hasRead(page);
    await write(page, golden.text);
    await page.getByRole('slider').press('End');
    for (const [lens, part] of LENS_VIEWS) {
      const view = part ?? lens;
      // Training has a test of its own.
      const charts = CHARTS[view];
      if (!charts) continue;
      await openLens(page, lens, part);
      await hasRested(page);
      await openMenu(page);
      const names = await chartsOffered(page, charts.length);
      expect(names).toEqual(charts.map((_, k) => (k === 0 ? view : `${view}-${k + 1}`)));
      for (const [k, check] of charts.entries()) {
        const svg = await savedPicture(page, names[k]!, 'SVG');
        const { names: elements, texts } = await parsed(page, svg.bytes);
        expect(elements, view).not.toContain('parsererror');
        const title = await page.locator(`option[value="${names[k]!}"]`).textContent();
        expect(texts[0]).toBe(`Unrolled: ${await page.locator(`#tab-${lens}`).innerText()}: ${title!}`);
        const csv = await savedPicture(page, names[k]!, 'CSV');
        expect(csv.name).toBe(`unrolled-simple-rnn-${names[k]!}.csv`);
        check(rowsOf(csv.bytes));
      }
      await page.keyboard.press('Escape');
    }
    expect(complaints).toEqual([]);
    await close();
  },
);

it('the step and its matrices are offered, with the state and the weights as numbers', PATIENCE, async () => {
  const { page, complaints, close } = await visit('#v=1&model=simple-rnn');
  await hasRead(page);
  await write(page, golden.text);
  await page.getByRole('slider').press('End');
  await openMenu(page);
  const step = rowsOf((await savedPicture(page, 'step', 'CSV')).bytes).slice(1);
  expect(step).toHaveLength(units);
  for (const [unit, before, state] of step.map((row) => row.map(Number))) {
    near(before!, golden.states.at(-2)![unit!]!);
    near(state!, golden.states.at(-1)![unit!]!);
  }
  await page.keyboard.press('Escape');
  await page.locator('#matrices summary').click();
  await page.locator('#step figure svg').first().waitFor();
  await openMenu(page);
  // After the diagram U, W and V.
  const recurrent = rowsOf((await savedPicture(page, 'step-3', 'CSV')).bytes).slice(1);
  expect(recurrent).toHaveLength(units * units);
  const { names } = await parsed(page, (await savedPicture(page, 'step-3', 'SVG')).bytes);
  expect(names).toContain('path');
  expect(complaints).toEqual([]);
  await close();
});

it('a saved chart is an image of the size it says, and looks like the chart on the page', PATIENCE, async () => {
  const { page, complaints, close } = await visit('#v=1&model=simple-rnn&lens=units');
  await hasRead(page);
  await write(page, golden.text);
  await hasRested(page);
  await openMenu(page);
  const { bytes } = await savedPicture(page, 'units', 'SVG');
  const place = await page.locator('#lens figure svg').first().boundingBox();
  // A page without the tool's security policy, which forbids images from elsewhere.
  const viewer = await page.context().newPage();
  const found = await viewer.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let [teal, orange] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const [red, green, blue] = data.subarray(at, at + 3) as unknown as [number, number, number];
      if (red < 40 && Math.abs(green - 122) < 20 && Math.abs(blue - 117) < 20) teal++;
      if (red > 180 && Math.abs(green - 84) < 20 && blue < 60) orange++;
    }
    return { width: image.width, height: image.height, teal, orange };
  }, bytes.toString('utf8'));
  expect(found.width).toBeGreaterThan(place!.width);
  expect(found.height).toBeGreaterThan(place!.height);
  // Bars of both signs: some of the words vote for each class.
  expect(found.teal).toBeGreaterThan(20);
  expect(found.orange).toBeGreaterThan(20);
  expect(complaints).toEqual([]);
  await close();
});

it('what a chart still computes is waited for, and who closes the menu gives it up', PATIENCE, async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { page, complaints, close } = await visit('#v=1&model=simple-rnn&lens=gradient', {
    before: async (page) => {
      await page.route('**/models/lstm/model.json*', async (route) => {
        await held;
        await route.continue().catch(() => undefined);
      });
    },
  });
  await hasRead(page);
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const menu = page.getByRole('group', { name: 'Export' });
  const ask = async (): Promise<void> => {
    await openMenu(page);
    await chartsOffered(page, 3);
    await menu.getByRole('combobox').selectOption('gradient');
    await menu.getByRole('button', { name: /logarithmic, as CSV$/ }).click();
    await menu.getByText('Making the picture…').waitFor();
  };
  await ask();
  await page.keyboard.press('Escape');
  await ask();
  expect(downloads).toEqual([]);
  release();
  await menu.getByText('Saved as unrolled-simple-rnn-gradient.csv.').waitFor();
  expect(downloads).toEqual(['unrolled-simple-rnn-gradient.csv']);

  // An open lens follows the text a moment later: its chart is of the text as it is when it is asked for.
  await page.keyboard.press('Escape');
  await write(page, golden.text);
  await openMenu(page);
  const rows = rowsOf((await savedPicture(page, 'gradient', 'CSV')).bytes);
  expect(rows[0]).toHaveLength(4);
  column(rows, -1).forEach((norm, t) => near(norm, Math.hypot(...golden.gradients!.states[t]!)));
  expect(complaints).toEqual([]);
  await close();
});

it('the charts of a run hold the run’s history', PATIENCE, async () => {
  const { page, complaints, close } = await visit('#v=1&model=simple-rnn&lens=training');
  await hasRead(page);
  await hasRested(page);
  await openMenu(page);
  await page.locator('option[value="training"]').waitFor({ state: 'attached' });
  const title = await page.locator('optgroup option').allTextContents();
  const rows = rowsOf((await savedPicture(page, await valueOf('loss by epoch'), 'CSV')).bytes);
  const held = rows.slice(1).map((row) => row.at(-1));
  for (const { validation_loss } of checkpoints)
    expect(held.some((loss) => Math.abs(Number(loss) - validation_loss) < TOLERANCE)).toBe(true);
  expect(complaints).toEqual([]);
  await close();

  async function valueOf(part: string): Promise<string> {
    const values = await page.locator('optgroup option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value)); // prettier-ignore
    return values[title.findIndex((each) => each.includes(part))]!;
  }
});

it('a link for a class that leaves out the lenses or the step leaves them out of the menu', PATIENCE, async () => {
  const { page, complaints, close } = await visit('#v=1&hide=lenses,step');
  await hasRead(page);
  await openMenu(page);
  expect(await page.getByRole('combobox', { name: 'Pictures' }).locator('option').allInnerTexts()).toEqual([
    'The strip, all of it',
  ]);
  expect(complaints).toEqual([]);
  await close();
});
