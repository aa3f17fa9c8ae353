import { prefersReducedMotion } from 'svelte/motion';

const GLIDE_MS = 240;
/** Steps that follow one another faster than this are a scrub: then everything is simply where it belongs. */
const SCRUB_MS = 100;

/** Lets what has moved on by one step arrive from where it was. Between moves it does nothing. */
export class Glide {
  #last = -Infinity;
  #running: Animation[] = [];

  /**
   * Glides add up, so that none waits for another and a turn back is smooth.
   *
   * @param moving arrives
   * @param settling is in its place at once, and fades in
   * @param offset CSS pixels to the right of their place; 0 stops everything there
   */
  move(moving: Element, settling: Element, offset: number): void {
    const now = performance.now();
    const isCalm = offset !== 0 && now - this.#last > SCRUB_MS && !prefersReducedMotion.current;
    this.#last = now;
    if (!isCalm) {
      for (const animation of this.#running) animation.cancel();
      this.#running = [];
      return;
    }
    const timing = { duration: GLIDE_MS, easing: 'ease-out' };
    const arrival = { transform: [`translateX(${offset}px)`, 'translateX(0)'] };
    this.#running = [
      ...this.#running.filter(({ playState }) => playState === 'running'),
      moving.animate(arrival, { ...timing, composite: 'add' }),
      // Not before what passes under it has passed.
      settling.animate({ opacity: [0, 0, 1] }, timing),
    ];
  }
}
