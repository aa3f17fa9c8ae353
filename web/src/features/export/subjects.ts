import type { Session } from '../../app/session.svelte';
import { chartsIn, type SavableChart } from '../../ui/chart/savable';

/** A chart of the page, by the name its file has. */
export interface Subject {
  readonly key: string;
  /** The id of the part of the page that it is in. */
  readonly part: 'step' | 'lens' | 'corpus';
  readonly chart: SavableChart;
}

/** The charts of a part of the page, in its order: `gradient`, `gradient-2`, … */
export function subjectsIn(part: Subject['part'], name: string): Subject[] {
  return chartsIn(document.getElementById(part)).map((chart, k) => ({
    key: k === 0 ? name : `${name}-${k + 1}`,
    part,
    chart,
  }));
}

/** What a subject can be saved as: a table that is no picture has its numbers alone. */
export const formatsOf = ({ chart: { place, scene } }: Subject): readonly string[] =>
  scene || place instanceof SVGSVGElement ? ['svg', 'png', 'csv'] : ['csv'];

/** The name of a file. Never a word of the visitor's in it: a name may be seen by others. */
export const fileName = (session: Session, what: string, extension: string): string =>
  `unrolled-${session.network!.card.id}-${what}.${extension}`;
