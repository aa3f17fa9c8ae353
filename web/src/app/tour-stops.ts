import type { Section } from './link/link';

/** The stops of the tour, in its order. Each is a part of the page, and the beginning of a section of the essay. */
export const STOPS = ['text', 'verdict', 'strip', 'step', 'lenses', 'networks', 'story'] as const;
export type Stop = (typeof STOPS)[number];

/** The section of the essay that says more about a stop. */
export const SECTION_OF: Readonly<Record<Stop, Section>> = {
  text: 'reading',
  verdict: 'knows',
  strip: 'structure',
  step: 'equations',
  lenses: 'learning',
  networks: 'gates',
  story: 'why',
};

/** The stop in the tool that a section of the essay explains, or null: the last stop is the essay itself. */
export function stopOf(section: Section): Stop | null {
  return STOPS.find((stop) => stop !== 'story' && SECTION_OF[stop] === section) ?? null;
}

/** How far a visitor has come: never begun, at a stop (from 0), or done with it. */
export type Progress = 'new' | number | 'done';

/** Reads kept progress back; what is damaged counts as never begun. */
export function parseProgress(kept: string | null): Progress {
  if (kept === 'done') return 'done';
  const stop = kept === null || !/^\d+$/.test(kept) ? NaN : Number(kept);
  return stop < STOPS.length ? stop : 'new';
}
