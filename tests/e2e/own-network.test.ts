import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { serve, useServers } from './another-server';
import { startOtherSite } from './other-site';
import { hasRead, isChosen, LENS_VIEWS, openLens, useBrowser, visit } from './visitor';

useBrowser();
useServers();

const EXPORT = fileURLToPath(new URL('../fixtures/exports/keras3-gru-reset-after', import.meta.url));
const WORDS = ['<pad>', '<start>', '<unknown>', 'calm', 'loud', 'sea', 'storm', 'night', 'day'];
const CARD = {
  id: 'weather',
  title: 'Weather',
  cell: 'GRU',
  units: 5,
  embedding_size: 3,
  vocabulary_size: 9,
  classes: ['calm', 'stormy'],
  reading: { start_token: null, max_words: null, keep: 'last', pad_to: null },
};
const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

/** A model directory around what Keras 3 exported, and whatever is changed in it. */
function directory(change: (folder: string) => void = () => undefined): string {
  const parent = mkdtempSync(join(tmpdir(), 'unrolled-'));
  made.push(parent);
  const folder = join(parent, 'weather');
  mkdirSync(folder);
  for (const name of readdirSync(EXPORT)) {
    if (name !== 'expected.json') cpSync(join(EXPORT, name), join(folder, name));
  }
  writeFileSync(join(folder, 'vocabulary.txt'), `${WORDS.join('\n')}\n`);
  writeFileSync(join(folder, 'card.json'), JSON.stringify(CARD));
  change(folder);
  return folder;
}

const filesIn = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

async function openDialog(page: Page): Promise<void> {
  await hasRead(page);
  await page.getByRole('button', { name: 'Your own…' }).click();
  await page.getByRole('dialog').waitFor();
}

/** Whether the menu has a network, which it does not show twice. */
async function isOffered(page: Page, name: string): Promise<boolean> {
  await page.getByRole('button', { name: 'More networks' }).click();
  const menu = page.getByRole('group', { name: 'More networks' });
  await menu.getByRole('button', { name: 'Notebook' }).waitFor();
  const count = await menu.getByRole('button', { name }).count();
  await page.keyboard.press('Escape');
  return count === 1;
}

const verdict = (page: Page): Promise<string> => page.getByRole('region', { name: 'Verdict' }).innerText();

it(
  'a chosen folder opens, says what Keras said, survives a reload, and can be removed',
  { tags: 'smoke' },
  async () => {
    const { page, complaints, foreign, close } = await visit();
    await openDialog(page);
    await page.getByLabel('Choose a folder…').setInputFiles(directory());
    await page.getByText('Weather is open.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    const { ids, outputs } = JSON.parse(readFileSync(join(EXPORT, 'expected.json'), 'utf8')) as {
      ids: number[];
      outputs: number[];
    };
    // As many of the ids as are words: reading is causal, so what Keras said after them is in its list.
    const words = ids.slice(
      0,
      ids.findIndex((id) => id < 3),
    );
    expect(words.length).toBeGreaterThan(2);
    await page.getByLabel('A film review').fill(words.map((id) => WORDS[id]).join(' '));
    const said = outputs[words.length - 1]!;
    const percent = Math.round(100 * said);
    const isUndecided = percent >= 47 && percent <= 53;
    const expected = isUndecided ? ['undecided'] : [`${percent}%stormy`, said < 0.5 ? 'so:calm' : 'so:stormy'];
    for (const part of expected) expect((await verdict(page)).replace(/\s/g, '')).toContain(part);
    await page.getByLabel('A film review').fill('loud storm at night');
    const before = await verdict(page);
    expect(before).toMatch(/calm|stormy|undecided/);
    await expect.poll(() => page.url()).toContain('model=own.weather');
    // The card's classes, wherever the page names them.
    await page.getByText('at the end P(stormy) is').waitFor();
    await page.getByText('vote', { exact: true }).click();
    expect(await page.locator('.key').innerText()).toMatch(/calm\s+stormy/);
    expect(await page.locator('main').innerText()).not.toMatch(/P\(positive\)|% positive/);

    await page.reload();
    await hasRead(page);
    await page.getByLabel('A film review').fill('loud storm at night');
    expect((await verdict(page)).split('\n')[0]).toBe(before.split('\n')[0]);
    expect(await isChosen(page, 'Weather')).toBe(true);
    await page.getByRole('button', { name: 'More networks' }).click();
    await page.getByText('Yours: its files stay in this browser.').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Your own…' }).click();
    await page.getByText('0.0 MB').waitFor();
    await page.getByRole('button', { name: 'Remove Weather' }).click();
    await expect.poll(() => isChosen(page, 'GRU')).toBe(true);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await isOffered(page, 'Weather')).toBe(false);
    await page.reload();
    await hasRead(page);
    expect(await isOffered(page, 'Weather')).toBe(false);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  },
);

it('dropped files show a target, and a network without map, snapshots or goldens opens in every lens', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const files = filesIn(directory()).map((path) => ({
    name: path.split('/').at(-1)!,
    bytes: [...readFileSync(path)],
  }));
  const transfer = await page.evaluateHandle((contents) => {
    const data = new DataTransfer();
    for (const { name, bytes } of contents) data.items.add(new File([new Uint8Array(bytes)], name));
    return data;
  }, files);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.getByText('Drop the folder, the files or a zip').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.getByText('Weather is open.').waitFor();
  expect(await page.getByText('Drop the folder, the files or a zip').count()).toBe(0);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('A film review').fill('calm sea and a loud night');
  for (const [lens, part] of LENS_VIEWS) {
    await openLens(page, lens, part);
    expect(await page.getByRole('tabpanel').innerText()).not.toMatch(/NaN|Infinity|undefined/);
    expect(await page.getByRole('tabpanel').getByRole('alert').count()).toBe(0);
  }
  expect(complaints).toEqual([]);
  await close();
});

it('a zip opens, and one that would unpack to too much does not', async () => {
  const { page, close } = await visit();
  await openDialog(page);
  const folder = directory();
  const packed = zipSync(
    Object.fromEntries(filesIn(folder).map((path) => [`weather/${path.split('/').at(-1)}`, readFileSync(path)])),
  );
  const field = page.getByLabel('Choose files or a zip…');
  await field.setInputFiles({ name: 'weather.zip', mimeType: 'application/zip', buffer: Buffer.from(packed) });
  await page.getByText('Weather is open.').waitFor();
  // The archive's list of contents says each file's size at this offset; this one lies, as bombs do.
  const bomb = Buffer.from(packed);
  const SIGNATURE = 0x02014b50;
  const SIZE_AT = 24;
  for (let at = 0; at + 4 <= bomb.length; at++) {
    if (bomb.readUInt32LE(at) === SIGNATURE) bomb.writeUInt32LE(0x7fffffff, at + SIZE_AT);
  }
  await field.setInputFiles({ name: 'bomb.zip', mimeType: 'application/zip', buffer: bomb });
  await page.getByText('bomb.zip would take more than 256 MB').waitFor();
  await field.setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('PK, but no zip') });
  await page.getByText('x.zip is not a zip file, or it is damaged.').waitFor();
  await close();
});

const rewritten = (name: string, change: (text: string) => string) => (folder: string) =>
  writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
const MISTAKES: readonly (readonly [string, (folder: string) => void, string])[] = [
  ['no words', (folder) => rmSync(join(folder, 'vocabulary.txt')), 'vocabulary.txt is missing.'],
  ['no weights', (folder) => rmSync(join(folder, 'group1-shard1of1.bin')), 'group1-shard1of1.bin is missing.'],
  ['a web page for model.json', rewritten('model.json', () => '<html>'), 'model.json is not JSON'],
  ['half a card', rewritten('card.json', (text) => text.slice(0, 30)), 'card.json is not JSON'],
  ['a card without units', rewritten('card.json', (text) => text.replace('"units":5,', '')), '"units" is missing'],
  ['other units', rewritten('card.json', (text) => text.replace('"units":5', '"units":7')), 'says 7 units'],
  ['too many words', rewritten('vocabulary.txt', (text) => `${text}wind\nrain\n`), 'has 11 words, the embedding has 9'],
  [
    'another kind of layer',
    rewritten('model.json', (text) => text.replace('"class_name": "GRU"', '"class_name": "Conv1D"')),
    'Embedding → Conv1D → Dense; supported is Embedding → any number of SimpleRNN, GRU or LSTM',
  ],
  [
    'weights cut short',
    (folder) => writeFileSync(join(folder, 'group1-shard1of1.bin'), Buffer.alloc(10)),
    'have 10 bytes, and the weights in model.json take',
  ],
];

it('a mistake is named in words, with how to convert, and the page goes on', async () => {
  const { page, complaints, close } = await visit();
  await openDialog(page);
  const field = page.getByLabel('Choose files or a zip…');
  for (const [, change, sentence] of MISTAKES) {
    await field.setInputFiles(filesIn(directory(change)));
    await expect
      .poll(() =>
        page
          .getByRole('alert')
          .innerText()
          .catch(() => ''),
      )
      .toContain(sentence);
  }
  await field.setInputFiles({ name: 'model.h5', mimeType: '', buffer: Buffer.from('h5') });
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('model.h5');
  await page.getByText('By address, or as a model directory').click();
  expect(await page.getByRole('dialog').innerText()).toContain('python -m training import model.keras tokenizer.json');
  await page.getByLabel('Address of its folder').fill('https://elsewhere.example/model/');
  await page.getByRole('button', { name: 'Fetch' }).click();
  await page.getByText('may not fetch from https://elsewhere.example').waitFor();
  await page.getByLabel('Address of its folder').fill('/models/gru/');
  await page.getByRole('button', { name: 'Fetch' }).click();
  await expect.poll(() => page.getByRole('status').last().innerText()).toContain('is open');
  expect(complaints).toEqual([]);
  await close();
});

it('a network of another server opens where the operator has named that server', async () => {
  const other = await startOtherSite();
  const folder = directory();
  const headers = { 'Access-Control-Allow-Origin': '*' };
  for (const name of readdirSync(folder)) other.put(`weather/${name}`, readFileSync(join(folder, name)), headers);
  const { url } = await serve({ MODEL_ORIGINS: other.origin });
  const { page, complaints, close } = await visit('', { at: url });
  await openDialog(page);
  await page.getByText('By address, or as a model directory').click();
  await page.getByLabel('Address of its folder').fill(`${other.origin}/weather/`);
  await page.getByRole('button', { name: 'Fetch' }).click();
  await page.getByText('Weather is open.').waitFor();
  await page.getByLabel('Address of its folder').fill('https://elsewhere.example/model/');
  await page.getByRole('button', { name: 'Fetch' }).click();
  await page.getByText('may not fetch from https://elsewhere.example').waitFor();
  expect(complaints).toEqual([]);
  await close();
  await other.stop();
});

it('a link to a network that is not in this browser says so, and the page works with its own', async () => {
  const { page, complaints, close } = await visit('#v=1&model=own.weather&lens=compare');
  await hasRead(page);
  await page.getByText('could not be used (model)').waitFor();
  expect(await isChosen(page, 'GRU')).toBe(true);
  // The same by a link pasted into the address bar.
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.evaluate(() => (location.hash = '#v=1&model=own.elsewhere'));
  await page.getByText('could not be used (model)').waitFor();
  expect(await isChosen(page, 'GRU')).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

it.each(['BringDialog', 'BringNetwork'])('%s that cannot be fetched says so, and comes when it can', async (part) => {
  const file = `**/${part}*.js`;
  const { page, close } = await visit('', {
    before: (page) => page.route(file, (route) => route.abort()).then(() => {}),
  });
  await hasRead(page);
  const button = page.getByRole('button', { name: 'Your own…' });
  await button.click();
  const alert = page.getByRole('alert');
  await alert.getByText('could not be fetched').waitFor();
  await page.unroute(file);
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await alert.waitFor({ state: 'detached' });
  await openDialog(page);
  await close();
});
