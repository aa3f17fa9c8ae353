/** Milliseconds after which the page gets its turn. */
const SLICE_MS = 12;
/** Rows between two looks at the clock. */
const ROWS_A_LOOK = 64;

/**
 * Visits rows, and lets the page breathe: no slice takes longer than a frame.
 *
 * @param rowsALook rows between two looks at the clock: 1 where each takes long
 * @throws the signal's reason when it is aborted
 */
export async function inSlices(
  count: number,
  visit: (row: number) => void,
  signal?: AbortSignal,
  rowsALook = ROWS_A_LOOK,
): Promise<void> {
  let start = Date.now();
  for (let row = 0; row < count; row++) {
    visit(row);
    if (row % rowsALook > 0 || Date.now() - start < SLICE_MS) continue;
    await pageHadItsTurn();
    signal?.throwIfAborted();
    start = Date.now();
  }
}

/** After what waits to be done and to be drawn. A timer would wait four milliseconds more each time. */
function pageHadItsTurn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
