import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { serve, useServers } from './another-server';
import { atCorpus, CSV, figure, fileOf, give, texts } from './corpus-page';
import { startOtherSite } from './other-site';
import { useBrowser } from './visitor';

useBrowser();
useServers();

const FEW = 'A wonderful film.\nA dreadful bore of a film.\n';

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
