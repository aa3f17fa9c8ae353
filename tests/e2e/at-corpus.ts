import type { Page } from 'playwright-core';
import { hasRead, visit, type Visit } from './visitor';

/** A page at its corpus. */
export async function atCorpus(path = ''): Promise<Visit> {
  const visited = await visit(path);
  const { page } = visited;
  await hasRead(page);
  await page.locator('#aloud').scrollIntoViewIfNeeded();
  await page.locator('#corpus-title').waitFor();
  await page.locator('#corpus').scrollIntoViewIfNeeded();
  return visited;
}

/** What a figure of the corpus says. */
export function figure(page: Page, name: string): Promise<string> {
  return page.locator(`#corpus [data-figure=${name}]`).innerText();
}
