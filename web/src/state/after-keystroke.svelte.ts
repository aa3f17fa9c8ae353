import { tick } from 'svelte';
import type { Reader } from './reader.svelte';
import { whenIdle } from './when-idle';

/** What follows from the review. These change together, or views would show the states of one text beside the words of another. */
const FOLLOWING = [
  'text',
  'network',
  'reading',
  'steps',
  'step',
  'cursor',
  'effects',
  'rows',
  'anchor',
  'isEmpty',
] as const satisfies readonly (keyof Reader)[];
type Following = (typeof FOLLOWING)[number];

/** Milliseconds: explanations that take longer to bring up to date, and then to paint, would keep the next letter waiting. */
const LONGEST_TASK = 10;
/** How much of a slow moment is remembered at the next letter: a slow device has its quick moments. */
const MEMORY = 0.5;
/** Milliseconds: longer than between two letters of somebody who types fast. */
const PAUSE = 200;

/** Whether a letter was typed that the explanations do not follow yet. */
export class Keystroke {
  #isFresh = $state(false);
  /** Milliseconds it took to follow the last letters, or the first reading. By chance too long, it costs a few pauses. */
  #cost = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  get isFresh(): boolean {
    return this.#isFresh;
  }

  /** On a slow device what follows waits for a pause; elsewhere for the first idle moment. */
  typed(): void {
    clearTimeout(this.#pause);
    if (this.#cost > LONGEST_TASK) this.#pause = setTimeout(() => this.#follow(), PAUSE);
    // Idle time begins once the frame with the strip has been handed to the screen.
    else if (!this.#isFresh) requestAnimationFrame(() => whenIdle(() => this.#follow()));
    this.#isFresh = true;
  }

  /** Nobody waits any longer. */
  end(): void {
    clearTimeout(this.#pause);
    this.#isFresh = false;
  }

  #follow(): void {
    if (!this.#isFresh) return;
    const began = performance.now();
    this.end();
    void tick().then(() => (this.#cost = Math.max(performance.now() - began, this.#cost * MEMORY)));
  }
}

/**
 * The reader as the explanations see it: while a letter is on its way to the screen, they still show the review without it, and
 * follow in the next task. So the letter, the strip and the verdict do not wait for all the rest.
 */
export function afterKeystroke(reader: Reader): Reader {
  let before: Pick<Reader, Following> | undefined;
  const seen = $derived.by(() => {
    if (reader.keystroke.isFresh && before) return before;
    return (before = Object.fromEntries(FOLLOWING.map((name) => [name, reader[name]])) as Pick<Reader, Following>);
  });
  const parts = new Map<PropertyKey, () => unknown>(FOLLOWING.map((name) => [name, derived(() => seen[name])]));
  return new Proxy(reader, {
    get: (target, name) => {
      const part = parts.get(name);
      if (part) return part();
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}

/** Each part by itself, so that moving the cursor does not disturb what depends on the text alone. */
function derived<T>(get: () => T): () => T {
  const value = $derived(get());
  return () => value;
}
