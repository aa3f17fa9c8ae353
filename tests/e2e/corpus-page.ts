import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { hasRead, visit, type Visit } from './visitor';

const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
const PRAISE = [
  'A superb film, honest and moving.',
  'I loved every minute of it.',
  'Wonderful acting and a clever script.',
];
const SCORN = [
  'A dull, lifeless mess.',
  'The worst film of the year.',
  'Boring from start to finish, an awful script.',
];
/** Sixty rows, every tenth with the wrong label. */
export const TABLE = Array.from({ length: 60 }, (_, k) => {
  const text = (k % 2 ? SCORN : PRAISE)[k % 3]!;
  const isPositive = (k % 2 === 0) !== (k % 10 === 0);
  return `${k},"${text} Take ${k}.",${isPositive ? 'pos' : 'neg'}`;
});
/** The same as a file, with two rows that are left out. */
export const CSV = ['id,review,sentiment', ...TABLE, 'one,two', '61,,pos'].join('\n');

/** Writes a file to give to the page. @returns its path */
export function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A page at its corpus. */
export async function atCorpus(path = '', options: Parameters<typeof visit>[1] = {}): Promise<Visit> {
  const visited = await visit(path, options);
  await goToCorpus(visited.page);
  return visited;
}

/** Scrolls a page to its corpus, which is fetched when its place comes near. */
export async function goToCorpus(page: Page): Promise<void> {
  await hasRead(page);
  await page.locator('#aloud').scrollIntoViewIfNeeded();
  await page.locator('#corpus-title').waitFor();
  await page.locator('#corpus').scrollIntoViewIfNeeded();
}

export const give = (page: Page, path: string): Promise<void> =>
  page.locator('#corpus input[type=file]').setInputFiles(path);
export const figure = (page: Page, name: string): Promise<string> =>
  page.locator(`#corpus [data-figure=${name}]`).innerText();
export const texts = (page: Page): Promise<string[]> => page.locator('#corpus .body button').allInnerTexts();
