/** Calls `action` in a task of its own, once the next frame has been handed to the screen. */
export function afterPaint(action: () => void): void {
  requestAnimationFrame(() => setTimeout(action));
}
