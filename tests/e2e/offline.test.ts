import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { end, serve, serveFolder, useServers } from './another-server';
import { isKept, kept, openLens, PATIENCE, SLOW_TEST_MS, verdict } from './kept';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();
useServers();

async function useModel(page: Page, name: string, id: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Network' }).getByText(name, { exact: true }).click();
  await expect.poll(() => page.url(), PATIENCE).toContain(`model=${id}`);
}

const SLOW_CONNECTION = `Object.defineProperty(navigator, 'connection', { value: { effectiveType: '2g' } })`;

it(
  'after one visit the page opens without a server and reads as before: lenses, story, and the networks used once',
  async () => {
    const server = await serve();
    // On a slow connection the verdicts of other networks are not shown, so these are not fetched before they are used.
    const { page, complaints, foreign, close } = await visit('', {
      at: server.url,
      worker: true,
      before: (opened) => opened.context().addInitScript(SLOW_CONNECTION),
    });
    await hasRead(page);
    const before = await verdict(page);
    await isKept(page);
    await useModel(page, 'LSTM', 'lstm');
    const beforeByLstm = await verdict(page);
    expect(beforeByLstm).not.toBe(before);
    // It has the words of the first network, which are not fetched again.
    await expect.poll(() => kept(page, 'lstm'), PATIENCE).toBe(3);
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

    // Compare and Gradient say which network is not kept; the others miss nothing.
    for (const name of ['Why', 'What if', 'Gradient', 'Path', 'Units']) await openLens(cold, name);
    await cold.getByRole('tab', { name: 'Compare' }).click();
    await cold.getByRole('tabpanel').getByRole('alert').getByText('Simple RNN').waitFor(PATIENCE);
    await cold.getByText('Verify: does this browser').click();
    await cold.getByRole('button', { name: 'Ask stock TensorFlow.js' }).click();
    await cold.getByText('Largest difference of any state:').waitFor(PATIENCE);

    await useModel(cold, 'LSTM', 'lstm');
    expect(await verdict(cold)).toBe(beforeByLstm);
    // The gradients of a network never used are drawn by nobody: the lens says so.
    expect(complaints.filter((complaint) => !complaint.endsWith('/models/simple-rnn/card.json'))).toEqual([]);
    expect(foreign).toEqual([]);

    // Never used: said plainly, and the page goes on.
    await cold.getByRole('radiogroup', { name: 'Network' }).getByText('Simple RNN').click();
    const alert = cold.getByRole('alert');
    await alert.getByText('this network is not kept in this browser').waitFor(PATIENCE);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    expect(await verdict(cold)).toBe(beforeByLstm);

    // Opened first, it takes those words from the cache.
    await cold.goto('about:blank');
    await cold.goto(`${server.url}#v=1&model=lstm`);
    await hasRead(cold);
    expect(await verdict(cold)).toBe(beforeByLstm);
    await close();
  },
  SLOW_TEST_MS,
);

it(
  'the story, its figures and their networks are there without a server',
  async () => {
    const server = await serve();
    // A network that a link asks for comes before the worker does, and is kept all the same.
    const { page, close } = await visit('#v=1&model=simple-rnn', { at: server.url, worker: 'soon' });
    await hasRead(page);
    await isKept(page);
    // All but its words, which are those of gru.
    await expect.poll(() => kept(page, 'simple-rnn'), PATIENCE).toBe(3);
    await end(server.process);
    await page.goto('about:blank');
    await page.goto(`${server.url}#v=1&model=gru&story=why`);
    await hasRead(page);
    const figures = page.locator('article figure');
    await figures.first().waitFor(PATIENCE);
    await page.locator('article details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
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
  'bytes that were damaged in the browser’s cache are noticed, and fetched anew',
  async () => {
    const server = await serve();
    const { page, complaints, close } = await visit('', { at: server.url, worker: 'soon' });
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
    expect(await damage('/gru/group1')).toHaveLength(1);
    expect(await damage('/assets/PathLens-')).not.toHaveLength(0);
    await page.reload();
    await hasRead(page);
    expect(await verdict(page)).toBe(before);
    await openLens(page, 'Path');
    expect(complaints).toEqual([]);

    // With nobody to fetch them from, the browser's other cache included, nothing is read from the damaged ones.
    expect(await damage('/gru/group1')).toHaveLength(1);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.clearBrowserCache');
    await end(server.process);
    await page.reload();
    await page.getByRole('alert').getByText('Cannot load model "gru"').waitFor(PATIENCE);
    expect(await page.getByRole('slider').count()).toBe(0);
    await close();
  },
  SLOW_TEST_MS,
);

it(
  'a folder on a host that only knows files opens without that host, too, below a path',
  { tags: 'smoke', timeout: SLOW_TEST_MS },
  async () => {
    const { url: base, process: host } = await serveFolder();
    // As above: whether the other networks' files are kept before the host ends would be a race.
    const { page, complaints, foreign, close } = await visit('', {
      at: base,
      worker: 'soon',
      before: (opened) => opened.context().addInitScript(SLOW_CONNECTION),
    });
    await hasRead(page);
    const before = await verdict(page);
    await isKept(page);
    await end(host);
    await page.reload();
    await hasRead(page);
    expect(await verdict(page)).toBe(before);
    await openLens(page, 'Path');
    // The list of networks is remembered, too.
    expect(await page.getByRole('radio', { name: 'LSTM' }).count()).toBe(1);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  },
);
