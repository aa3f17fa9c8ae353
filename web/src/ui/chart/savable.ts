import type { Attachment } from 'svelte/attachments';
import { SvelteSet } from 'svelte/reactivity';
import type { Table } from '../../analysis/export/table-csv';
import type { KeyEntry } from '../../plot/key';
import type { Measure, Scene } from '../../plot/marks';
import type { StripPalette } from '../../plot/strip-content';

/** What a chart hands out to be saved. All of it is asked for when it is needed. */
export interface Savable {
  readonly title: () => string;
  /** The numbers it is drawn from. */
  readonly table: () => Table;
  /** What its lines and marks stand for, where the chart itself does not say. */
  readonly key?: (palette: StripPalette) => readonly KeyEntry[];
  /** The picture, where what the page shows is no SVG. */
  readonly scene?: (palette: StripPalette, measure: Measure) => Scene;
}

export interface SavableChart extends Savable {
  readonly place: Element;
}

const charts = new SvelteSet<SavableChart>();

/** Offers a chart to the export menu for as long as its element is on the page: `<svg {@attach savable({ … })}>`. */
export function savable(chart: Savable): Attachment {
  return (place) => {
    const entry = { ...chart, place };
    charts.add(entry);
    return () => charts.delete(entry);
  };
}

/** The charts in a part of the page, in its order. */
export function chartsIn(part: Element | null): SavableChart[] {
  return [...charts]
    .filter(({ place }) => part?.contains(place))
    .sort((a, b) => (a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}
