import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { serve, useServers } from './another-server';
import { findings } from './axe';
import { atCorpus, CSV, figure, fileOf, give, goToCorpus, texts } from './corpus-page';
import { startOtherSite } from './other-site';
import { useBrowser } from './visitor';

useBrowser();
useServers();

const FEW = 'A wonderful film.\nA dreadful bore of a film.\n';
/** A million of them. */
const SPACES = ' '.repeat(1_000_000);

async function fetchFrom(page: Page, address: string): Promise<void> {
  await page.getByLabel('Or by its address').fill(address);
  await page.getByRole('button', { name: 'Fetch', exact: true }).click();
}

it('a table comes by its address; what does not answer with one is named in a sentence', async () => {
  const other = await startOtherSite();
  const open = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/csv' };
  const films = other.put('tables/films%20of%20mine.csv', CSV, open);
  const closed = other.put('closed.csv', CSV);
  const { url } = await serve({ MODEL_ORIGINS: other.origin });
  const { page, complaints, close } = await atCorpus('', { at: url });
  await fetchFrom(page, 'https://elsewhere.example/films.csv');
  await page.getByText('This page may not fetch from https://elsewhere.example').waitFor();
  await fetchFrom(page, 'http://:80/films.csv');
  await page.getByText('“http://:80/films.csv” is no address').waitFor();
  expect(complaints).toEqual([]);
  await fetchFrom(page, '/');
  await page.getByText(`${url} is a web page, not a table`).waitFor();
  await fetchFrom(page, '/nothing/here.csv');
  await page.getByText('the server answers 404').waitFor();
  // It stays to be mended.
  expect(await page.getByLabel('Or by its address').inputValue()).toBe('/nothing/here.csv');
  await fetchFrom(page, closed);
  await page.getByText('does not answer, or lets no other page fetch from it').waitFor();
  // The browser itself says these two on the console.
  expect(complaints.filter((complaint) => !/404|CORS|ERR_FAILED/.test(complaint))).toEqual([]);

  await fetchFrom(page, films);
  await expect.poll(() => figure(page, 'texts')).toContain('60 texts');
  await page.getByText('films of mine.csv').waitFor();
  // A relative address is on the page's own server: here, a list of words is a text a line.
  await page.getByRole('button', { name: 'Another table…' }).click();
  await fetchFrom(page, 'models/gru/vocabulary.txt');
  await expect.poll(() => figure(page, 'texts')).toMatch(/\d,\d+ texts/);
  await close();
  await other.stop();
});

it('the table that is shown stays until another is read: dropped, pasted, cancelled or refused', async () => {
  // A server that begins a table and leaves it at that.
  const halfway = createServer((_, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Length': 2_000_000 });
    response.write(`text\n${'A dull film, all of it.\n'.repeat(20_000)}`);
  }).listen(0, '127.0.0.1');
  await once(halfway, 'listening');
  const origin = `http://127.0.0.1:${(halfway.address() as AddressInfo).port}`;
  const { url } = await serve({ MODEL_ORIGINS: origin });
  const { page, complaints, close } = await atCorpus('', { at: url });
  await give(page, fileOf('films.csv', CSV));
  await expect.poll(() => figure(page, 'texts')).toContain('60 texts');
  // The rows come a moment after the heading.
  await page.locator('#corpus .body button').first().waitFor();
  const first = await texts(page);
  const isThere = async (): Promise<void> => {
    expect(await texts(page)).toEqual(first);
    expect(await figure(page, 'texts')).toContain('60 texts');
  };

  await page.getByRole('button', { name: 'Another table…' }).click();
  await fetchFrom(page, `${origin}/half.csv`);
  await page.getByText(/0\.\d\sMB fetched…/).waitFor();
  await isThere();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('MB fetched…').waitFor({ state: 'detached' });
  await isThere();

  /** Something that is dropped or pasted on the card, where a table is shown. */
  const put = (kind: 'drop' | 'paste', text: string, name?: string): Promise<void> =>
    page.evaluate(
      ([kind, text, name]) => {
        const data = new DataTransfer();
        if (name) data.items.add(new File([text!], name));
        else data.setData('text/plain', text!);
        const event =
          kind === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
        document.querySelector('#corpus [role=table]')!.dispatchEvent(event);
      },
      [kind, text, name],
    );
  await put('drop', 'PK\u0003\u0004 and so on', 'sheet.xlsx');
  await page.getByText('This is a zip or a spreadsheet').waitFor();
  await isThere();
  await put('drop', 'id,code\n1,20\n2,35\n', 'numbers.csv');
  await page.getByText('None of the columns (id, code) looks like texts').waitFor();
  await isThere();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await isThere();

  await put('paste', FEW);
  await expect.poll(() => figure(page, 'texts')).toContain('2 texts');
  await put('drop', CSV, 'films.csv');
  await expect.poll(() => figure(page, 'texts')).toContain('60 texts');
  expect(complaints).toEqual([]);
  await close();
  halfway.closeAllConnections();
  halfway.close();
});

it('a pattern that would never end is stopped and named, and the page goes on', async () => {
  const { page, complaints, close } = await atCorpus();
  await give(page, fileOf('letters.csv', `text\nA fine film.\n${'a'.repeat(60)}!\n`));
  await expect.poll(() => figure(page, 'texts')).toContain('2 texts');
  const find = page.getByLabel('With the words');
  await find.fill('/(a+)+$/');
  // Meanwhile the page answers.
  await page.getByRole('tab', { name: 'By part' }).click();
  await page.getByText('/(a+)+$/ takes too long over these texts').waitFor();
  expect(await figure(page, 'shown')).toContain('2 of 2');
  await find.fill('/^a+!/');
  await expect.poll(() => figure(page, 'shown')).toContain('1 of 2');
  expect(await page.getByText('takes too long').count()).toBe(0);
  await page.getByLabel('Divide by').selectOption('words');
  await page.getByRole('searchbox', { name: 'words or a /pattern/' }).fill('/(a+)+$/');
  await page.getByText('/(a+)+$/ takes too long over these texts').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('bad input is answered in a sentence, and what was there is there still; a tab closed half-way keeps the table before', async () => {
  const { page, complaints, close } = await atCorpus();
  await give(page, fileOf('films.csv', CSV));
  await expect.poll(() => figure(page, 'texts')).toContain('60 texts');
  // The rows come a moment after the heading.
  await page.locator('#corpus .body button').first().waitFor();
  const first = await texts(page);
  const offer = async (name: string, content: string | Uint8Array): Promise<void> => {
    await page.getByRole('button', { name: 'Another table…' }).click();
    await give(page, fileOf(name, content));
  };
  await offer('data.csv', Buffer.concat([Buffer.from(FEW), Buffer.alloc(5000)]));
  await page.getByText('This is no text').waitFor();
  expect(await texts(page)).toEqual(first);
  await offer('blank.csv', '\n\n\n');
  await page.getByText('The file is empty').waitFor();
  expect(await texts(page)).toEqual(first);

  // Seconds of reading, in which the tab is closed.
  const long = fileOf(
    'long.txt',
    `${'A wonderful film, honest and moving from start to finish. '.repeat(6)}\n`.repeat(100_000),
  );
  await page.getByRole('button', { name: 'Another table…' }).click();
  const next = await page.context().newPage();
  const isReading = page.getByRole('progressbar').waitFor();
  await give(page, long);
  await isReading;
  await page.close();
  await next.goto(page.url());
  await goToCorpus(next);
  await next.getByText('films.csv is kept in this browser').waitFor();
  // A table of 200 MB, most of it spaces.
  const large = fileOf('large.txt', '');
  const file = openSync(large, 'w');
  const line = Buffer.from(`${SPACES}A wonderful film, all of it.\n`);
  for (let k = 0; k < 200; k++) writeSync(file, line);
  closeSync(file);
  await give(next, large);
  await next.getByText('Only the first 100 MB were read.').waitFor();
  await expect.poll(() => figure(next, 'texts')).toMatch(/^(99|100) texts/);

  // UTF-16 is read as what it is; of one class only there is an accuracy, and no curve.
  await next.getByRole('button', { name: 'Another table…' }).click();
  const praise = `text,label\n${Array.from({ length: 20 }, (_, k) => `A film of take ${k}.,pos`).join('\n')}\n`;
  await give(next, fileOf('praise.csv', Buffer.from(`\uFEFF${praise}`, 'utf16le')));
  await expect.poll(() => figure(next, 'texts')).toContain('20 texts');
  await next.getByText('Taken as CSV in UTF-16LE.').waitFor();
  expect(await figure(next, 'accuracy')).toMatch(/%$/);
  expect(await next.getByText('area below the ROC curve').count()).toBe(0);
  await next.getByText('All labels are the same').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

/** The rows of a file that the menu of the corpus saves, the head first; of a picture, its text. */
async function savedAs(page: Page, option: string, format: 'CSV' | 'SVG' | 'PNG'): Promise<string> {
  await page.getByRole('combobox', { name: 'Pictures' }).selectOption({ label: option });
  const arriving = page.waitForEvent('download');
  await page
    .getByRole('group', { name: 'Save…' })
    .getByRole('button', { name: new RegExp(`as ${format}$`) })
    .click();
  return readFileSync(await (await arriving).path(), format === 'PNG' ? 'latin1' : 'utf8');
}

it('every view is saved: charts as pictures and numbers, tables as numbers', async () => {
  const { page, complaints, close } = await atCorpus();
  await give(page, fileOf('films.csv', CSV));
  await page.getByRole('button', { name: 'Save…', exact: true }).click();
  const counts = (await page.locator('#corpus td button').allInnerTexts()).map(Number);
  const matrix = (await savedAs(page, 'Label against verdict', 'CSV')).slice(1).trimEnd().split('\r\n');
  expect(matrix[0]).toBe('label,said negative,said positive,found,trusted,F1');
  expect(matrix.slice(1).flatMap((row) => row.split(',').slice(1, 3).map(Number))).toEqual(counts);
  expect(await page.getByRole('button', { name: /as PNG$/ }).count()).toBe(0);
  const svg = await savedAs(page, 'Calibration of the shares of positive', 'SVG');
  expect(svg).toContain('60 texts of “films.csv”');
  expect(svg).not.toContain('A quietly');
  expect(await savedAs(page, 'ROC curve of positive', 'PNG')).toMatch(/^\u0089PNG/);
  const calibration = await savedAs(page, 'Calibration of the shares of positive', 'CSV');
  expect(calibration).toContain('share given,found,95 % from,to');

  await page.getByRole('tab', { name: 'By part' }).click();
  await page.getByLabel('Divide by').selectOption('length');
  await page.getByRole('button', { name: 'Save…', exact: true }).click();
  expect(await savedAs(page, 'By part', 'CSV')).toContain('part,texts,right,95 % from,to,mean share of positive');
  await page.getByRole('tab', { name: 'Two networks' }).click();
  await page.getByLabel('Beside it').selectOption({ label: 'Simple RNN' });
  await page.getByText('McNemar’s test').waitFor();
  await page.getByRole('button', { name: 'Save…', exact: true }).click();
  const both = (await savedAs(page, 'Two networks', 'CSV')).trimEnd().split('\r\n');
  expect(both.map((row) => row.split(',')[0])).toEqual(['\uFEFFnetwork', 'gru', 'simple-rnn']);
  await page.getByRole('tab', { name: 'Been here before' }).click();
  await expect.poll(() => page.locator('#corpus-view ol li').count()).toBe(24);
  await page.getByRole('button', { name: 'Save…', exact: true }).click();
  const been = await page.getByRole('combobox', { name: 'Pictures' }).locator('option').first().innerText();
  expect(been).toMatch(/^Moments like the one after/);
  expect((await savedAs(page, been, 'CSV')).trimEnd().split('\r\n')).toHaveLength(25);

  await page.getByRole('tab', { name: 'Map', exact: true }).click();
  await expect.poll(() => figure(page, 'in-sight')).toContain('60 texts in sight');
  await page.getByRole('button', { name: 'Save…', exact: true }).click();
  const map = 'The last states of 60 texts in the plane';
  expect(await savedAs(page, map, 'SVG')).toMatch(/<circle/);
  const points = (await savedAs(page, map, 'CSV')).trimEnd().split('\r\n');
  expect(points).toHaveLength(61);
  await page.keyboard.press('Escape');

  // Zoomed in by the keyboard there are fewer in sight, at last so few that their ways are drawn.
  await page.getByRole('button', { name: 'Larger' }).focus();
  for (let k = 0; k < 8; k++) await page.keyboard.press('+');
  expect(await figure(page, 'in-sight')).not.toContain('60 texts');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('0');
  await expect.poll(() => figure(page, 'in-sight')).toContain('60 texts in sight');
  await page.getByRole('button', { name: 'The 3 farthest from all others' }).click();
  await expect.poll(() => figure(page, 'shown')).toContain('3 of 60');
  expect(await findings(page, '#corpus')).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
