/** Fallback: background tabs never fire requestAnimationFrame. */
const LONGEST_WAIT_MS = 500;

/** Calls `action` in a task of its own, once the next frame has been handed to the screen. */
export function afterPaint(action: () => void): void {
  let isTime = false;
  const come = (): void => {
    if (isTime) return;
    isTime = true;
    clearTimeout(late);
    action();
  };
  const late = setTimeout(come, LONGEST_WAIT_MS);
  requestAnimationFrame(() => setTimeout(come));
}
