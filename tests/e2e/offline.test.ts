import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { end, freePort, newFolder, PYTHON, ROOT, serve, start, useServers } from './another-server';
import { writeRelease } from './two-releases';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();
useServers();

const PATIENCE = { timeout: 60_000 };
const SLOW_TEST_MS = 300_000;

/** Waits until the page says that everything is kept. */
async function isKept(page: Page): Promise<void> {
  await page.getByText('now works without an internet connection').waitFor(PATIENCE);
}

const verdict = (page: Page): Promise<string> =>
  page
    .getByRole('region', { name: 'Verdict' })
    .innerText()
    // How long it took is another number each time.
    .then((text) => text.replace(/\W*[\d.,]+ ms.*/, ''));

/** Addresses, below the site's folder, of everything kept in this browser. */
function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url.replace(document.baseURI.replace(/#.*/, ''), ''));
  });
}

/** How many files of a network are kept: card.json, model.json, its weights and vocabulary.txt where it was used. */
async function kept(page: Page, id: string): Promise<number> {
  return (await keptFiles(page)).filter((url) => url.startsWith(`models/${id}/`)).length;
}

/** Opens a lens, and waits until it shows something. */
async function openLens(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  const words = 20;
  await expect.poll(async () => (await page.getByRole('tabpanel').innerText()).length, PATIENCE).toBeGreaterThan(words);
  await expect.poll(() => page.locator('[role=tabpanel] [aria-busy=true]').count(), PATIENCE).toBe(0);
  expect(await page.getByRole('alert').allInnerTexts(), name).toEqual([]);
}

async function useModel(page: Page, name: string, id: string): Promise<void> {
  await page.getByText(name, { exact: true }).click();
  await expect.poll(() => page.url(), PATIENCE).toContain(`model=${id}`);
}

it(
  'after one visit the page opens without a server and reads as before: lenses, story, and the networks used once',
  async () => {
    const server = await serve();
    const { page, complaints, foreign, close } = await visit('', { at: server.url, worker: true });
    await hasRead(page);
    const before = await verdict(page);
    await isKept(page);
    await useModel(page, 'GRU', 'gru');
    const beforeByGru = await verdict(page);
    expect(beforeByGru).not.toBe(before);
    await expect.poll(() => kept(page, 'gru'), PATIENCE).toBe(4);
    const context = page.context();
    await page.close();
    await end(server.process);

    const cold = await context.newPage();
    cold.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(`${message.text()} ${message.location().url}`);
    });
    await cold.goto(server.url);
    await hasRead(cold);
    expect(await verdict(cold)).toBe(before);
    await cold.getByText('This page works without an internet connection').waitFor(PATIENCE);

    for (const name of await cold.getByRole('tab').allInnerTexts()) await openLens(cold, name);
    await cold.getByRole('button', { name: 'Ask stock TensorFlow.js' }).click();
    await cold.getByText('Largest difference of any state:').waitFor(PATIENCE);

    await useModel(cold, 'GRU', 'gru');
    expect(await verdict(cold)).toBe(beforeByGru);
    // The gradients of a network never used are drawn by nobody: the lens says so.
    expect(complaints.filter((complaint) => !complaint.endsWith('/models/lstm/card.json'))).toEqual([]);
    expect(foreign).toEqual([]);

    // Never used: said plainly, and the page goes on.
    await cold.getByText('LSTM', { exact: true }).click();
    const alert = cold.getByRole('alert');
    await alert.getByText('this network is not kept in this browser').waitFor(PATIENCE);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    expect(await verdict(cold)).toBe(beforeByGru);
    await close();
  },
  SLOW_TEST_MS,
);

it(
  'the story, its figures and their networks are there without a server',
  async () => {
    const server = await serve();
    // A network that a link asks for comes before the worker does, and is kept all the same.
    const { page, close } = await visit('#v=1&model=gru', { at: server.url, worker: true });
    await hasRead(page);
    await isKept(page);
    await expect.poll(() => kept(page, 'gru'), PATIENCE).toBe(4);
    await end(server.process);
    await page.goto('about:blank');
    await page.goto(`${server.url}#v=1&story=why`);
    await hasRead(page);
    const figures = page.locator('article figure');
    await figures.first().waitFor(PATIENCE);
    for (const figure of await figures.all()) {
      await figure.scrollIntoViewIfNeeded();
      await expect.poll(async () => (await figure.innerText()).length, PATIENCE).toBeGreaterThan(20);
    }
    // Some figures read Notebook and LSTM, which were never used: those, and no others, say so.
    for (const alert of await page.getByRole('alert').allInnerTexts()) {
      expect(alert).toMatch(/Cannot load model "(seed|lstm)": cannot fetch card.json: the server did not answer/);
    }
    expect(await kept(page, 'tagger-rnn')).toBe(4);
    await close();
  },
  SLOW_TEST_MS,
);

it(
  'a new release is offered, comes with the reload the visitor asks for, and never mixes with the one before',
  async () => {
    const root = newFolder();
    await writeRelease('a', join(root, 'a'));
    await writeRelease('b', join(root, 'b'));
    const current = join(root, 'current');
    symlinkSync('a', current);
    const server = await serve({ DIST_DIR: current });
    const { page, complaints, close } = await visit('', { at: server.url, worker: true });
    const released = (tab: Page): Promise<unknown> =>
      tab.evaluate('[document.documentElement.dataset.release, ...globalThis.releases]');
    await hasRead(page);
    await isKept(page);
    const other = await page.context().newPage();
    await other.goto(server.url);
    await hasRead(other);
    await page.getByLabel('A film review').fill('typed before the reload');
    await openLens(page, 'Numbers');

    // As server/README.md says: the link moves on, then HUP. Nothing of release a is served any more.
    rmSync(current);
    symlinkSync('b', current);
    server.process.kill('SIGHUP');
    const index = (): Promise<string> => fetch(server.url).then((response) => response.text());
    await expect.poll(index, PATIENCE).toContain('data-release="b"');

    // A visitor who comes back, to the page or to its tab, hears of it, and still gets one release: the old one, all of it. For some
    // seconds the server's old process answers on connections that are open.
    await page.reload();
    await hasRead(page);
    const comeBack = async (): Promise<number> => {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return page.getByText('A new version is here').count();
    };
    await expect.poll(comeBack, { ...PATIENCE, interval: 1000 }).toBe(1);
    await openLens(page, 'Gradient');
    expect(await released(page)).toEqual(['a', 'a']);

    await page.getByRole('button', { name: 'Reload', exact: true }).click();
    await page.waitForFunction(() => document.documentElement.dataset['release'] === 'b', null, PATIENCE);
    await hasRead(page);
    expect(await page.getByLabel('A film review').inputValue()).toBe('typed before the reload');
    await openLens(page, 'Path');
    expect(await released(page)).toEqual(['b', 'b']);
    expect(await page.getByText('A new version is here').count()).toBe(0);

    // The other tab was not asked. It goes on with its own release, views it has not opened yet included, and may reload.
    await other.getByText('A new version is here').waitFor(PATIENCE);
    await openLens(other, 'Units');
    expect(await released(other)).toEqual(['a', 'a']);
    await other.getByRole('button', { name: 'Reload', exact: true }).click();
    await other.waitForFunction(() => document.documentElement.dataset['release'] === 'b', null, PATIENCE);
    await hasRead(other);
    expect(await released(other)).toEqual(['b', 'b']);
    expect(complaints).toEqual([]);

    // And the new one is whole, without a server.
    await end(server.process);
    await page.reload();
    await hasRead(page);
    expect(await released(page)).toEqual(['b', 'b']);
    await close();
  },
  SLOW_TEST_MS,
);

it(
  'bytes that were damaged in the browser’s cache are noticed, and fetched anew',
  async () => {
    const server = await serve();
    const { page, complaints, close } = await visit('', { at: server.url, worker: true });
    await hasRead(page);
    const before = await verdict(page);
    await isKept(page);
    const damage = (part: string): Promise<string[]> =>
      page.evaluate(async (part) => {
        const damaged: string[] = [];
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys()) {
            if (!request.url.includes(part)) continue;
            const kept = (await cache.match(request))!;
            const bytes = new Uint8Array(await kept.arrayBuffer());
            bytes[100]! ^= 1;
            await cache.put(request, new Response(bytes, kept));
            damaged.push(request.url);
          }
        }
        return damaged;
      }, part);
    expect(await damage('/simple-rnn/group1')).toHaveLength(1);
    expect(await damage('/assets/NumbersLens-')).not.toHaveLength(0);
    await page.reload();
    await hasRead(page);
    expect(await verdict(page)).toBe(before);
    await openLens(page, 'Numbers');
    expect(complaints).toEqual([]);

    // With nobody to fetch them from, the browser's other cache included, nothing is read from the damaged ones.
    expect(await damage('/simple-rnn/group1')).toHaveLength(1);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.clearBrowserCache');
    await end(server.process);
    await page.reload();
    await page.getByRole('alert').getByText('Cannot load model "simple-rnn"').waitFor(PATIENCE);
    expect(await page.getByRole('slider').count()).toBe(0);
    await close();
  },
  SLOW_TEST_MS,
);

it(
  'a folder on a host that only knows files opens without that host, too, below a path',
  async () => {
    const root = newFolder();
    const site = spawn(PYTHON, ['-m', 'server.static_site', join(root, 'some', 'path')], {
      cwd: ROOT,
      stdio: 'ignore',
    });
    expect((await once(site, 'exit'))[0]).toBe(0);
    const port = await freePort();
    const base = `http://127.0.0.1:${port}/some/path/`;
    const host = await start(
      [PYTHON, '-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', root],
      base,
    );
    const { page, complaints, foreign, close } = await visit('', { at: base, worker: true });
    await hasRead(page);
    const before = await verdict(page);
    await isKept(page);
    await end(host);
    await page.reload();
    await hasRead(page);
    expect(await verdict(page)).toBe(before);
    await openLens(page, 'Numbers');
    // The list of networks is remembered, too.
    expect(await page.getByText('LSTM', { exact: true }).count()).toBe(1);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  },
  SLOW_TEST_MS,
);

it('a page that may not have a worker reads as ever, and promises nothing', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await openLens(page, 'Numbers');
  expect(await page.getByText('without an internet connection').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

it.each([
  { who: 'who has just come', saveData: false, stays: false, workers: 0 },
  { who: 'who stays', saveData: false, stays: true, workers: 1 },
  { who: 'who saves data', saveData: true, stays: true, workers: 0 },
])(
  'the rest of the page is sent to a visitor who stays, and to no other: $who',
  async ({ saveData, stays, workers }) => {
    const { page, complaints, close } = await visit('', {
      worker: true,
      before: async (page) => {
        await page.addInitScript(
          `Object.defineProperty(navigator, 'connection', { value: { saveData: ${saveData} } });
          // To stay, in less time: what waits for seconds waits no longer.
          const wait = setTimeout;
          const long = ${stays} ? 5000 : Infinity;
          globalThis.setTimeout = (action, ms, ...values) => wait(action, ms > long ? 0 : ms, ...values);`,
        );
      },
    });
    const registrations = (): Promise<number> =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    await hasRead(page);
    // The place where the news would stand is there, so the part that asks for the worker has been run.
    await page.locator('footer ~ p[role=status]').waitFor({ ...PATIENCE, state: 'attached' });
    await openLens(page, 'Numbers');
    await expect.poll(registrations, PATIENCE).toBe(workers);
    expect(complaints).toEqual([]);
    await close();
  },
  SLOW_TEST_MS,
);

it(
  'the page can be installed',
  async () => {
    const { page, complaints, close } = await visit('', { worker: true });
    await hasRead(page);
    await isKept(page);
    // The place of the news goes with large type, and comes back with it.
    await page.keyboard.press('Alt+p');
    await page.getByRole('main', { name: 'The reading in large type' }).waitFor();
    await page.keyboard.press('Alt+p');
    await isKept(page);
    const session = await page.context().newCDPSession(page);
    const { errors, data } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(JSON.parse(data!)).toMatchObject({ short_name: 'Unrolled', display: 'standalone', start_url: './' });
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Playwright's windows are private ones, which install nothing; there is no other reason.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  },
  SLOW_TEST_MS,
);
