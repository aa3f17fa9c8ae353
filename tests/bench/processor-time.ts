/** An event of a Chromium trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** What the processor spent on it, without what others took meanwhile. */
  readonly tdur?: number;
}

/** As Lighthouse's mobile preset slows the processor down. */
const CPU_SLOWDOWN = 4;
/** Milliseconds: what a task may take before it blocks. */
const SHORT = 50;

/**
 * Total blocking time, in milliseconds, as Lighthouse has it, from the first paint on, but in processor time: a task that had to
 * wait for a core, as on a busy machine, counts by what it did.
 */
export function blockingTime(events: readonly TraceEvent[]): number {
  const paint = events.find(({ name }) => name === 'firstContentfulPaint');
  if (!paint) throw new Error('nothing was painted');
  return events
    .filter(
      ({ name, ph, pid, tid, ts }) => isTask(name, ph) && pid === paint.pid && tid === paint.tid && ts >= paint.ts,
    )
    .map(({ dur = 0, tdur = dur }) => (CPU_SLOWDOWN * tdur) / 1000 - SHORT)
    .reduce((sum, blocked) => sum + Math.max(0, blocked), 0);
}

const isTask = (name: string, ph: string): boolean => ph === 'X' && name.endsWith('RunTask');
