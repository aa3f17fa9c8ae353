import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { hasRead, useBrowser, visit } from '../e2e/visitor';

useBrowser();

/** `make picture`: the picture in the README, of the real page. */
it('takes the picture in the README', async () => {
  const { page, close } = await visit('', { viewport: { width: 1280, height: 1200 }, deviceScaleFactor: 1 });
  await hasRead(page);
  const pauseForTiming = 1200;
  await page.waitForTimeout(pauseForTiming);
  await page.screenshot({ path: fileURLToPath(new URL('../../web/picture.png', import.meta.url)), fullPage: true });
  await close();
});
