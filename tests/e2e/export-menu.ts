import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { MODELS, type Golden } from './goldens';

/** Everything that could break out of a picture. */
export const HOSTILE = '</desc></svg><script>alert(1)</script> & "quotes" \u0007 שלום עולם film 😀 =1+1 ]]> &lt;';

/** A reading as the menu saves it in JSON; web/EXPORT.md has the shapes. */
export interface Saved {
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

/** What web/EXPORT.md says a hash is, made again from the files. */
export function hashOf(id: string): string {
  const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
  const names = ['group1-shard1of1.bin', 'model.json', 'vocabulary.txt'];
  return sha256(names.map((name) => `${sha256(readFileSync(`${MODELS}${id}/${name}`))}  ${name}\n`).join(''));
}

export async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'This reading, as JSON' }).waitFor();
}

/** Saves a file through the menu, which is open. */
export async function saved(page: Page, button: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('group', { name: 'Export' }).getByRole('button', { name: button }).click();
  const download = await arriving;
  await page.getByText(`Saved as ${download.suggestedFilename()}.`).waitFor();
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Chooses a picture in the menu, which is open, by its value: `strip`, `step`, `gradient`, `gradient-2`, …; and saves it. */
export async function savedPicture(page: Page, picture: string, format: 'SVG' | 'PNG' | 'CSV') {
  await page.getByRole('combobox', { name: 'Pictures' }).selectOption(picture);
  return saved(page, new RegExp(`^(?!This reading).*, as ${format}$`));
}

/** What the menu, which is open, offers of the open lens: names of files, once there are so many. */
export async function chartsOffered(page: Page, count: number): Promise<string[]> {
  const options = page.getByRole('combobox', { name: 'Pictures' }).locator('optgroup option');
  await expect.poll(() => options.count()).toBe(count);
  return options.evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
}

/** The rows of a chart's CSV, the head first. */
export function rowsOf(csv: Buffer): string[][] {
  return csv
    .toString('utf8')
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
}

/** What an XML parser of the browser says of a picture: its texts, and the names of its elements and attributes. */
export async function parsed(
  page: Page,
  svg: Buffer,
): Promise<{ names: string[]; texts: string[]; attributes: string[] }> {
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
  }, svg.toString('utf8'));
  await parser.close();
  return found;
}

export const write = (page: Page, text: string): Promise<void> => page.getByLabel('A film review').fill(text);
export const read = (page: Page): Promise<string> => page.getByLabel('A film review').inputValue();
