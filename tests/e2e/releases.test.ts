import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { end, newFolder, serve, useServers } from './another-server';
import { isKept, openLens, PATIENCE, SLOW_TEST_MS } from './kept';
import { writeRelease } from './two-releases';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();
useServers();

it(
  'a new release is offered, comes with the reload the visitor asks for, and never mixes with the one before',
  async () => {
    const root = newFolder();
    await writeRelease('a', join(root, 'a'));
    await writeRelease('b', join(root, 'b'));
    const current = join(root, 'current');
    symlinkSync('a', current);
    const server = await serve({ DIST_DIR: current });
    const { page, complaints, close } = await visit('', { at: server.url, worker: 'soon' });
    const released = (tab: Page): Promise<unknown> =>
      tab.evaluate('[document.documentElement.dataset.release, ...globalThis.releases]');
    await hasRead(page);
    await isKept(page);
    const other = await page.context().newPage();
    await other.goto(server.url);
    await hasRead(other);
    await page.getByLabel('A film review').fill('typed before the reload');
    await openLens(page, 'Units');

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
