/** A page that is never idle goes on after this long. */
const LONGEST_WAIT_MS = 100;

/** Calls `action` in a task of its own, when the browser is idle, at the latest after `longestWaitMs`. */
export function whenIdle(action: () => void, longestWaitMs = LONGEST_WAIT_MS): void {
  // Older versions of Safari do not know it.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(action, { timeout: longestWaitMs });
  else setTimeout(action);
}
