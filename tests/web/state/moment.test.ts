import { expect, it } from 'vitest';
import { momentOf } from '../../../web/src/state/moment';
import type { Reader } from '../../../web/src/state/reader.svelte';

/** What Svelte makes of a class with state: accessors over fields that nobody else reaches. */
class Small {
  #step = 3;
  #reads = 0;
  readonly catalogue = { title: 'shared' };

  get step(): number {
    return this.#step;
  }
  set step(step: number) {
    this.#step = step;
  }
  get double(): number {
    this.#reads++;
    return 2 * this.#step;
  }
  get reads(): number {
    return this.#reads;
  }
}

it('a moment stays as it was, and keeps what is set on it to itself', () => {
  const page = new Small();
  const moment = momentOf(page as unknown as Reader) as unknown as Small;
  page.step = 7;
  expect([moment.step, moment.double, page.double]).toEqual([3, 6, 14]);
  moment.step = 5;
  expect([moment.step, page.step]).toEqual([5, 7]);
  expect(moment.catalogue).toBe(page.catalogue);
});
