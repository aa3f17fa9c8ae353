import { expect, it } from 'vitest';
import { isKept, openLens, PATIENCE, SLOW_TEST_MS } from './kept';
import { hasRead, useBrowser, visit } from './visitor';

// Who is given a service worker, and what for.

useBrowser();

it('a page that may not have a worker reads as ever, and promises nothing', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await openLens(page, 'Path');
  expect(await page.getByText('without an internet connection').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

it.each([
  { who: 'who has just come', saveData: false, worker: true, workers: 0 },
  { who: 'who stays', saveData: false, worker: 'soon', workers: 1 },
  { who: 'who saves data', saveData: true, worker: 'soon', workers: 0 },
] as const)(
  'the rest of the page is sent to a visitor who stays, and to no other: $who',
  async ({ saveData, worker, workers }) => {
    const { page, complaints, close } = await visit('', {
      worker,
      before: (page) =>
        page.addInitScript(`{
          Object.defineProperty(navigator, 'connection', { value: { saveData: ${saveData} } });
          const wait = setTimeout;
          globalThis.waits = [];
          globalThis.setTimeout = (action, ms, ...values) => (waits.push(ms ?? 0), wait(action, ms, ...values));
        }`),
    });
    const registrations = (): Promise<number> =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    await hasRead(page);
    // The place where the news would stand is there, so the part that asks for the worker has been run.
    await page.locator('footer ~ p[role=status]').waitFor({ ...PATIENCE, state: 'attached' });
    await openLens(page, 'Path');
    await expect.poll(registrations, PATIENCE).toBe(workers);
    // It comes after the first seconds of the visit, to whoever does not save data.
    const awaited = await page.evaluate<number>('Math.max(...waits)');
    if (!saveData) expect(awaited).toBeGreaterThan(5000);
    expect(complaints).toEqual([]);
    await close();
  },
  SLOW_TEST_MS,
);

it(
  'the page can be installed',
  async () => {
    const { page, complaints, close } = await visit('', { worker: 'soon' });
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
