/** Milliseconds: a page that is never idle goes on nevertheless. */
const LONGEST_WAIT = 100;

/** Calls `action` in a task of its own, when nothing more urgent waits. */
export function whenIdle(action: () => void): void {
  // Safari does not know it.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(action, { timeout: LONGEST_WAIT });
  else setTimeout(action);
}
