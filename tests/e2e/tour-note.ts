import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export const INVITATION = 'New here? A tour of one minute';

export const dialogOf = (page: Page): Locator => page.locator('[role=dialog].note');
export const titleOf = (page: Page): Promise<string> =>
  dialogOf(page)
    .getByRole('heading')
    .evaluate((heading) => heading.firstChild!.textContent!.trim());
export const button = (page: Page, name: string): Locator => dialogOf(page).getByRole('button', { name, exact: true });

/** The note stands in the window, the ring around its thing, and neither upon the other; checked until it comes to rest. */
export async function isWellPlaced(page: Page, stop: string): Promise<void> {
  const wrong = (): Promise<string> =>
    page.evaluate((name) => {
      const [note, ring, thing] = ['[role=dialog].note', '.ring', `[data-stop=${name}]`].map((selector) =>
        document.querySelector(selector)?.getBoundingClientRect(),
      );
      if (!note || !ring || !thing) return 'something is missing';
      const isInWindow =
        note.left >= 0 && note.right <= innerWidth + 0.5 && note.top >= 0 && note.bottom <= innerHeight + 0.5;
      if (!isInWindow) return `the note is not in the window: ${JSON.stringify(note)}`;
      const gaps = [thing.left - ring.left, thing.top - ring.top, ring.right - thing.right, ring.bottom - thing.bottom];
      if (gaps.some((gap) => gap < 2 || gap > 10)) return `the ring is not around its thing: ${gaps.join(' ')}`;
      const isApart =
        note.left >= thing.right || note.right <= thing.left || note.top >= thing.bottom || note.bottom <= thing.top;
      return isApart ? '' : `the note covers its thing: ${JSON.stringify({ note, thing })}`;
    }, stop);
  await expect.poll(async () => `${stop}: ${await wrong()}`).toBe(`${stop}: `);
}
