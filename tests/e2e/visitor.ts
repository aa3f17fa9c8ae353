import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { hasParts, LENS_PARTS, LENSES, type Lens, type LensPart } from '../../web/src/app/link/link';

const CANDIDATES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Without a screen, and without what a browser asks of its makers. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What waits for more than five seconds waits no longer. */
const SOON = `{
  const wait = setTimeout;
  globalThis.setTimeout = (action, ms, ...values) => wait(action, ms > 5000 ? 0 : ms, ...values);
}`;

let browser: Browser;

/** The system's own Chromium. @throws Error saying what to do when there is none */
export function chromiumPath(): string {
  const found = CANDIDATES.find((path) => path && existsSync(path));
  if (!found) throw new Error('no Chromium found: run "make chromium" or set CHROMIUM to its path');
  return found;
}

/** Opens one browser for a test file. Call it at the top of the file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [...CHROMIUM_FLAGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
    });
  });
  afterAll(() => browser.close());
}

/** A page, and everything about it that should stay empty. */
export interface Visit {
  readonly page: Page;
  /** Console warnings and errors, uncaught errors, and violations of the content security policy. */
  readonly complaints: string[];
  /** Requests to anywhere but the server under test. */
  readonly foreign: string[];
  close(): Promise<void>;
}

/**
 * Visits `path` on the server under test, by default the page itself: as a browser without service workers does, so that every
 * request comes from the page. With `worker` the visitor may have one: true, in the page's own time; `'soon'`, as one who has
 * stayed for the first seconds, without these seconds.
 */
export async function visit(
  path = '',
  options: BrowserContextOptions & {
    before?: (page: Page) => Promise<unknown>;
    at?: string;
    worker?: boolean | 'soon';
  } = {},
): Promise<Visit> {
  const { before, at, worker = false, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...contextOptions });
  if (!worker) await context.addInitScript('delete Navigator.prototype.serviceWorker');
  if (worker === 'soon') await context.addInitScript(SOON);
  const page = await context.newPage();
  const base = at ?? inject('baseUrl');
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith('data:') && !url.startsWith('blob:')) foreign.push(url);
  });
  await before?.(page);
  await page.goto(base + path);
  return { page, complaints, foreign, close: () => context.close() };
}

/** Waits until the network has read the text, and what is fetched after that stands in its place. */
export async function hasRead(page: Page): Promise<void> {
  await page.getByRole('slider').first().waitFor();
  await page.locator('.awaited').first().waitFor({ state: 'detached' });
}

/** Chooses a network by its name: in the switch, or in the menu beside it. */
export async function chooseNetwork(page: Page, name: string): Promise<void> {
  const inSwitch = page.getByRole('radio', { name, exact: true });
  if ((await inSwitch.count()) > 0) return inSwitch.check({ force: true });
  await page.getByRole('button', { name: 'More networks' }).click();
  await page.getByRole('group', { name: 'More networks' }).getByRole('button', { name }).click();
}

/** Whether a network is the chosen one, wherever it stands. */
export async function isChosen(page: Page, name: string): Promise<boolean> {
  const inSwitch = page.getByRole('radio', { name, exact: true });
  if ((await inSwitch.count()) > 0) return inSwitch.isChecked();
  return (await page.getByRole('button', { name: `More networks: ${name}`, exact: true }).count()) > 0;
}

/** Every lens, once for each of its parts: null for one that has none. */
export const LENS_VIEWS: readonly (readonly [lens: Lens, part: LensPart | null])[] = LENSES.flatMap(
  (lens): (readonly [Lens, LensPart | null])[] =>
    hasParts(lens) ? LENS_PARTS[lens].map((part) => [lens, part] as const) : [[lens, null]],
);

/** Opens a lens, at one of its parts where one is named, and waits until it shows something. */
export async function openLens(page: Page, lens: Lens, part: LensPart | null = null): Promise<void> {
  await page.locator(`#tab-${lens}`).click();
  if (part) await page.locator(`#lens input[value="${part}"]`).check({ force: true });
  await hasLens(page);
}

/** Waits until the open lens shows something. */
export async function hasLens(page: Page): Promise<void> {
  const letters = async (): Promise<number> => (await page.getByRole('tabpanel').innerText()).length;
  await expect.poll(letters).toBeGreaterThan(20);
  await page.locator('#lens .following > [aria-busy=true]').waitFor({ state: 'detached' });
}

/** Waits until the explanations show what was typed: in the first idle moment after it was painted, on a slow machine at a pause. */
export async function hasFollowed(page: Page): Promise<void> {
  // The marks under the review follow it with the strip.
  await page.waitForFunction(() => {
    const marks = document.querySelector('.marks');
    const isRead = !marks || marks.textContent === `${document.querySelector('textarea')!.value}\n`;
    return isRead && !document.querySelector('.below[aria-busy=true]');
  });
  await page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => setTimeout(done), { timeout: 500 }))),
  );
}

/** Waits until the views that are made when the text rests have been made of it. */
export async function hasRested(page: Page): Promise<void> {
  await hasFollowed(page);
  await page.locator('#lens .following[aria-busy=true]').first().waitFor({ state: 'detached' });
}
