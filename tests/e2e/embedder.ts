import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { startOtherSite, type OtherSite } from './other-site';
import { startServer } from './server';
import { visit } from './visitor';

/** Somebody else's site. */
export let site: OtherSite;
/** The server that this site may embed. */
export let unrolled: Awaited<ReturnType<typeof startServer>>;

/** Starts both for the tests of a file. Call it at the top of the file. */
export function useEmbedder(): void {
  beforeAll(async () => {
    site = await startOtherSite();
    unrolled = await startServer({ EMBED_ANCESTORS: site.origin });
  });
  afterAll(async () => {
    await unrolled.stop();
    await site.stop();
  });
}

export const TEXT = 'A quietly wonderful film.';
export const script = (): string => `<script src="${unrolled.baseUrl}lib/unrolled-reader.js"></script>`;
/** A page that keeps what the elements tell it. */
export const pageWith = (element: string): string => `<!doctype html><html lang="en"><title>A lecture</title>
<link rel="icon" href="data:," /><script>
  addEventListener('message', () => 0);
  window.told = [];
  document.addEventListener('DOMContentLoaded', () => {
    for (const reader of document.querySelectorAll('unrolled-reader'))
      for (const type of ['reading', 'step', 'error'])
        reader.addEventListener(type, ({ detail }) => told.push({ type, ...detail }));
  });
</script>
${script()}
${element}`;

/** What an element told its page. */
export interface Told {
  readonly type: string;
  readonly text?: string | null;
  readonly model?: string;
  readonly step?: number;
  readonly word?: string | null;
  readonly probability?: number | null;
  readonly verdict?: string | null;
  readonly message?: string;
}
export const told = (page: Page): Promise<Told[]> => page.evaluate(() => (window as unknown as { told: Told[] }).told);
export const last = async (page: Page, type: string): Promise<Told | undefined> =>
  (await told(page)).filter((report) => report.type === type).at(-1);

/** The frame of the page's embed, once it has read. */
export async function embedIn(page: Page, index = 0): Promise<Frame> {
  await expect.poll(() => page.frames().length).toBeGreaterThan(index + 1);
  const frame = page.frames()[index + 1]!;
  await frame.getByRole('slider').first().waitFor();
  return frame;
}

export const visitSite = (path: string, options: BrowserContextOptions = {}): ReturnType<typeof visit> =>
  visit(path, { ...options, at: `${site.origin}/` });

/** What the library of the same server says of a text. */
export async function probabilityOf(text: string, model = 'simple-rnn'): Promise<number> {
  const { page, close } = await visit('', { at: unrolled.baseUrl });
  const probability = await page.evaluate(
    `import('/lib/unrolled.js').then(async ({ loadNetwork }) =>
      (await loadNetwork('/models/${model}/')).read(${JSON.stringify(text)}).probability)`,
  );
  await close();
  return probability as number;
}
