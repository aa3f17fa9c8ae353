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

/** Whether a letter was typed that is not on the screen yet. */
export class Keystroke {
  #isFresh = $state(false);

  get isFresh(): boolean {
    return this.#isFresh;
  }

  typed(): void {
    if (this.#isFresh) return;
    this.#isFresh = true;
    // Idle time begins once the frame with the letter has been handed to the screen.
    requestAnimationFrame(() => whenIdle(() => this.end()));
  }

  /** Nobody waits any longer. */
  end(): void {
    this.#isFresh = false;
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
