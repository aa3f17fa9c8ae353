import { untrack } from 'svelte';

/** Long enough to be a pause between keystrokes, short enough not to be waited for. */
const PAUSE_MS = 350;

/**
 * A value once it has stayed the same for a moment; null while it changes. For work that must not stand in a keystroke's way.
 *
 * @param isSettled whether the first value needs no pause
 */
export function afterPause<T>(get: () => T, isSettled = false): { readonly current: T | null } {
  let settled = $state.raw<T | null>(isSettled ? untrack(get) : null);
  $effect(() => {
    const value = get();
    const timer = setTimeout(() => (settled = value), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return {
    get current() {
      return settled === get() ? settled : null;
    },
  };
}
