import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LENSES, type Lens } from '../../web/src/core/link';
import { openMenu, parsed, savedPicture, write } from './export-menu';
import { goldensOf, MODELS } from './goldens';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const PATIENCE = { timeout: 60_000 };
const golden = goldensOf('simple-rnn')[2]!;

const share = (value: number): string => `${Math.round(100 * value)} %`;
const signed = (value: number): string => (value < 0 ? '−' : '') + Math.abs(value).toFixed(3);
const fileOf = <T>(name: string): T => JSON.parse(readFileSync(`${MODELS}simple-rnn/${name}`, 'utf8')) as T;
/** What else there is in the body than the page: a lens out of sight, while it is drawn. */
const behindTheScenes = (page: Page): Promise<number> => page.locator('body > [inert]').count();

/** Of every lens a figure that it must show of that text with the cursor at its end, as Keras has it or the network's files do. */
function figures(): Record<Lens, readonly string[]> {
  const final = golden.outputs.at(-1)!;
  const { plane } = fileOf<{ plane: { explained: number[] } }>('map.json');
  const { checkpoints } = fileOf<{ checkpoints: { validation_accuracy: number }[] }>('checkpoints/index.json');
  return {
    why: [signed(golden.logit!)],
    'what-if': [share(final), 'words were read in this place'],
    compare: [share(final)],
    gradient: [Math.hypot(...golden.gradients!.inputs.at(-1)!).toFixed(3), 'GRU', 'LSTM'],
    path: [share(plane.explained.reduce((sum, part) => sum + part))],
    units: [share(final)],
    training: [share(checkpoints[0]!.validation_accuracy), share(final)],
    numbers: golden.states.at(-1)!.map(signed),
    verify: [String(golden.ids.length)],
  };
}

it('every lens is saved while it is closed, as it is when it is open', { timeout: 300_000 }, async () => {
  const { page, complaints, close } = await visit('#v=1&lens=why');
  await hasRead(page);
  await write(page, golden.text);
  await expect.poll(() => page.url()).toContain('step=15');
  const before = { url: page.url(), history: await page.evaluate(() => history.length) };
  await openMenu(page);
  const closed = new Map<Lens, string>();
  for (const lens of LENSES) {
    const { name, bytes } = await savedPicture(page, lens, 'SVG');
    expect(name).toBe(`unrolled-simple-rnn-${lens}.svg`);
    const { names, texts } = await parsed(page, bytes);
    expect(names, lens).not.toContain('parsererror');
    const said = texts.join('\n');
    for (const figure of figures()[lens]) expect(said, lens).toContain(figure);
    expect(await behindTheScenes(page), 'nothing is left behind').toBe(0);
    closed.set(lens, bytes.toString('utf8'));
  }
  expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Why');
  expect({ url: page.url(), history: await page.evaluate(() => history.length) }).toEqual(before);

  for (const lens of LENSES) {
    await page.keyboard.press('Escape');
    await page.locator(`#tab-${lens}`).click();
    await openMenu(page);
    // At once: what is not there yet is waited for.
    const elements = (svg: string): string[] => svg.split(/(?=<)/);
    expect(elements((await savedPicture(page, lens, 'SVG')).bytes.toString('utf8'))).toEqual(
      elements(closed.get(lens)!),
    );
  }
  expect(complaints).toEqual([]);
  await close();
});

it('what is fetched or computed is waited for, and who closes the menu gives it up', PATIENCE, async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { page, complaints, close } = await visit('#v=1&lens=gradient', {
    before: async (page) => {
      await page.route('**/map.json*', async (route) => {
        await held;
        await route.continue().catch(() => undefined);
      });
    },
  });
  await hasRead(page);
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  await openMenu(page);
  const menu = page.getByRole('group', { name: 'Export' });
  await menu.getByRole('combobox').selectOption('path');
  await menu.getByRole('button', { name: 'Path, as SVG' }).click();
  await menu.getByText('Making the picture…').waitFor();
  expect(await behindTheScenes(page)).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => behindTheScenes(page)).toBe(0);

  await openMenu(page);
  await menu.getByRole('combobox').selectOption('path');
  await menu.getByRole('button', { name: 'Path, as SVG' }).click();
  await menu.getByText('Making the picture…').waitFor();
  expect(downloads).toEqual([]);
  release();
  await menu.getByText('Saved as unrolled-simple-rnn-path.svg.').waitFor();
  expect(downloads).toEqual(['unrolled-simple-rnn-path.svg']);

  // The open lens follows a text a moment later: its picture is of the text as it is when it is asked for.
  await page.keyboard.press('Escape');
  await write(page, golden.text);
  await openMenu(page);
  const { texts } = await parsed(page, (await savedPicture(page, 'gradient', 'SVG')).bytes);
  expect(texts).toContain(figures().gradient[0]);
  expect(complaints).toEqual([]);
  await close();
});

it('a lens of which a part cannot be fetched is not saved, and the menu says why', PATIENCE, async () => {
  const { page, close } = await visit('#v=1&lens=numbers');
  await hasRead(page);
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  await page.route('**/map.json*', (route) => route.abort());
  await page.route('**/TrainingLens*.js', (route) => route.abort());
  await openMenu(page);
  const menu = page.getByRole('group', { name: 'Export' });
  for (const [lens, name, sentence] of [
    ['path', 'Path', 'The map could not be fetched.'],
    ['training', 'Training', 'This view could not be fetched: the server did not answer.'],
  ] as const) {
    await menu.getByRole('combobox').selectOption(lens);
    await menu.getByRole('button', { name: `${name}, as SVG` }).click();
    await expect
      .poll(() => menu.getByRole('alert').allInnerTexts(), PATIENCE)
      .toEqual([expect.stringMatching(`^“${name}” was not saved, because a part of it is missing. ${sentence}`)]);
    expect(await behindTheScenes(page)).toBe(0);
  }
  expect(downloads).toEqual([]);
  await page.unroute('**/map.json*');
  const { texts } = await parsed(page, (await savedPicture(page, 'path', 'SVG')).bytes);
  expect(texts.join('\n')).toContain(figures().path[0]);
  await close();
});

it('a lens that has nothing to show for a network says so in its picture', PATIENCE, async () => {
  const { page, complaints, close } = await visit('#v=1&model=seed');
  await hasRead(page);
  await openMenu(page);
  const { texts } = await parsed(page, (await savedPicture(page, 'training', 'SVG')).bytes);
  expect(texts.join(' ')).toContain('This network came without snapshots of its training');
  expect(complaints).toEqual([]);
  await close();
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
