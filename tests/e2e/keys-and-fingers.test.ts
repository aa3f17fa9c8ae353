import { expect, it } from 'vitest';
import { hasRead, LENS_VIEWS, openLens, useBrowser, visit } from './visitor';

useBrowser();

/** WCAG 2.2, 2.5.8. */
const LEAST_TARGET_PX = 24;
const LENSES_TIMEOUT_MS = 120_000;

it('the skip link is the first stop and leads to the review', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the review');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('review');
  await close();
});

it('by Tab alone: every stop is seen, uncovered and outlined, and the last leads out', { tags: 'smoke' }, async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.getByRole('button', { name: 'Hear the prediction' }).waitFor();
  const STOP = `(() => {
    const element = document.activeElement;
    // The essay, which opens by itself once it is near, has tests of its own.
    if (!element || element === document.body || element.closest('article section')) return null;
    // A radio button is drawn by its label, or by itself beside its words; the text box by its sheet.
    const drawn = (element.matches('input') && element.closest('label')) || (element.id === 'review' ? element.closest('.box') : element);
    // A link may break over two lines, and its box then holds what is none of it.
    const box = drawn.getClientRects()[0];
    const grid = element.getAttribute('role') === 'grid';
    const outlined = [element, drawn, ...(grid ? element.querySelectorAll('.cell') : [])].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    });
    const x = Math.min(innerWidth - 1, box.left + Math.min(8, box.width / 2));
    const y = box.top + Math.min(8, box.height / 2);
    const top = document.elementFromPoint(x, y);
    const uncovered = grid || drawn.contains(top) || top?.contains(drawn) === true;
    const text = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 20);
    return { name: element.tagName + ' ' + text, outlined, uncovered };
  })()`;
  type Stop = { readonly name: string; readonly outlined: boolean; readonly uncovered: boolean };
  const bad: string[] = [];
  let stops = 0;
  for (const most = 120; stops < most; stops++) {
    await page.keyboard.press('Tab');
    let stop = await page.evaluate<Stop | null>(STOP);
    // What was scrolled to may still be drawing itself.
    for (let frame = 0; stop && !(stop.outlined && stop.uncovered) && frame < 60; frame++) {
      stop = await page.evaluate<Stop | null>(`new Promise((done) => requestAnimationFrame(() => done(${STOP})))`);
    }
    if (!stop) break;
    if (!stop.outlined || !stop.uncovered) bad.push(JSON.stringify(stop));
  }
  expect(bad).toEqual([]);
  expect(stops).toBeGreaterThan(20);
  expect(stops).toBeLessThan(120);
  await close();
});

it('targets are at least 24 px, and no lens is wider than a phone', { timeout: LENSES_TIMEOUT_MS }, async () => {
  for (const width of [320, 360, 390, 430]) {
    const { page, close } = await visit('', { viewport: { width, height: 800 }, hasTouch: true, isMobile: true });
    await hasRead(page);
    await page.getByRole('button', { name: 'Hear the prediction' }).waitFor();
    for (const [lens, part] of LENS_VIEWS) {
      await openLens(page, lens, part);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${lens} at ${width}`).toBe(width);
      const small = await page
        .locator(
          'button:visible, select:visible, summary:visible, a:visible, label:has([type=radio], [type=checkbox]):visible, [type=text]:visible',
        )
        .evaluateAll(
          (elements, least) =>
            elements
              .map((element) => ({ element, box: element.getBoundingClientRect() }))
              .filter(({ element, box }) => !element.matches('.skip, p a') && Math.min(box.width, box.height) < least)
              .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`),
          LEAST_TARGET_PX - 0.01,
        );
      expect(small, `${lens} at ${width}`).toEqual([]);
    }
    await close();
  }
});

it('a finger scrubs: the strip is pulled under a cursor, and a tap points', async () => {
  const { page, close } = await visit('', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await hasRead(page);
  const strip = page.getByRole('slider');
  await strip.scrollIntoViewIfNeeded();
  const now = async (): Promise<number> => Number(await strip.getAttribute('aria-valuenow'));
  const frame = (await strip.boundingBox())!;
  const y = frame.y + frame.height / 2;
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number): Promise<unknown> =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const before = await now();
  await touch('touchStart', frame.x + 300);
  for (let x = 290; x >= 100; x -= 10) await touch('touchMove', frame.x + x);
  await touch('touchEnd', frame.x + 100);
  await expect.poll(now).toBeGreaterThan(before);
  const dragged = await now();
  await page.touchscreen.tap(frame.x + 60, y);
  await expect.poll(now).toBeLessThan(dragged);
  await close();
});

it('the text box stays in sight above an on-screen keyboard', async () => {
  const { page, close } = await visit('', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await hasRead(page);
  expect(await page.locator('meta[name=viewport]').getAttribute('content')).toContain(
    'interactive-widget=resizes-content',
  );
  const box = page.getByLabel('A film review');
  await box.tap();
  // With that setting the keyboard shortens the page's window.
  await page.setViewportSize({ width: 390, height: 430 });
  await box.press('End');
  await box.pressSequentially(' and so on');
  const frame = (await box.boundingBox())!;
  expect(frame.y).toBeGreaterThanOrEqual(0);
  expect(frame.y + Math.min(frame.height, 40)).toBeLessThan(430);
  await close();
});
