import { expect, it } from 'vitest';
import { hasRead, hasRested, useBrowser, visit } from './visitor';

useBrowser();

it.each(['what-if&part=surgery', 'compare', 'compare&part=training', 'gradient', 'units'])(
  '%s: dims what is of the text before until the text rests, and then shows the new one',
  async (lens) => {
    const { page, complaints, close } = await visit(`#v=1&model=gru&lens=${lens}&with=lstm`, {
      reducedMotion: 'reduce',
    });
    await hasRead(page);
    const rested = page.locator('#lens .following').first();
    await rested.locator('svg[role=img] path').first().waitFor({ state: 'attached' });
    // The network it is compared with is there, too.
    await page.waitForLoadState('networkidle');
    await hasRested(page);
    const path = (): Promise<string> =>
      rested.locator('svg[role=img] path').evaluateAll((paths) => paths.map((each) => each.getAttribute('d')).join());
    const before = await path();
    // How often the pictures were drawn while they wait, and whether they waited at all.
    await page.evaluate(() => {
      const seen = { waited: false, drawnWaiting: 0 };
      Object.assign(globalThis, { seen });
      const place = document.querySelector('#lens .following')!;
      new MutationObserver((changes) => {
        if (place.getAttribute('aria-busy') !== 'true') return;
        seen.waited = true;
        seen.drawnWaiting += changes.filter(({ attributeName }) => attributeName === 'd').length;
      }).observe(place, { attributes: true, subtree: true, attributeFilter: ['aria-busy', 'd'] });
    });
    await page.getByLabel('A film review').press('End');
    await page.keyboard.type(' Superb.');
    await expect.poll(path).not.toBe(before);
    await hasRested(page);
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: object }).seen);
    expect(seen).toEqual({ waited: true, drawnWaiting: 0 });
    expect(complaints).toEqual([]);
    await close();
  },
);
