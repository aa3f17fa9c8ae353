import type { Session } from '../../../app/session.svelte';
import { NO_LABEL } from '../../../corpus/answers';
import { finalPlane } from '../../../corpus/final-plane';
import type { CorpusStates } from '../../../corpus/moments';
import { farthestTexts, type Outlier } from '../../../corpus/outliers';
import { corpusMap, type Side, type Window } from '../../../plot/corpus-map';
import type { KeyEntry } from '../../../plot/key';
import { line } from '../../../plot/marks';
import type { StripPalette } from '../../../plot/strip-content';
import type { ReadCorpus } from '../corpus.svelte';
import { MapWindow } from './map-window.svelte';
import { className } from '../names';
import { corpusWords } from '../words';

export const MAP_HEIGHT = 360;
/** Texts whose ways are drawn when no others are in sight, and how many of their last steps. */
const MOST_WAYS = 24;
export const WAY_STEPS = 10;
/** Texts that are ringed: at most, and at most this share of all. */
const MOST_OUTLIERS = 12;
const OUTLIER_SHARE = 1 / 20;
/** Of a sample in the key, in CSS pixels. */
const KEY_MIDDLE = 14;

interface Of {
  readonly session: Session;
  readonly read: ReadCorpus;
  readonly states: CorpusStates | null;
}

/** What the map of a corpus shows: its plane, the part of it in sight, texts that end far from all others, ways. */
export class MapPicture {
  readonly #of: () => Of;
  /** CSS pixels. */
  width = $state(600);
  /** Texts whose nearest other text is farthest, once they are found. */
  outliers = $state.raw<readonly Outlier[]>([]);

  constructor(of: () => Of) {
    this.#of = of;
    $effect(() => {
      const { states } = of();
      this.outliers = [];
      if (!states) return;
      const control = new AbortController();
      const count = Math.min(MOST_OUTLIERS, Math.floor(states.scales.length * OUTLIER_SHARE));
      farthestTexts(states, count, control.signal).then(
        (found) => (this.outliers = found),
        // Only another corpus ends it.
        () => {},
      );
      return () => control.abort();
    });
  }

  readonly plane = $derived.by(() => {
    const { states, read } = this.#of();
    const { kernel, bias } = read.network.readout;
    return states && finalPlane(states, kernel, bias);
  });
  readonly seen = new MapWindow(() => this.plane);

  /** Rows whose last state is in a part of the plane. */
  rowsIn({ left, right, low, high }: Window): number[] {
    const { x, y } = this.plane!;
    return [...x.keys()].filter((row) => x[row]! >= left && x[row]! <= right && y[row]! >= low && y[row]! <= high);
  }

  /** Zoomed in, the last steps of the texts in sight, where they are few. */
  readonly ways = $derived.by(() => {
    const { states } = this.#of();
    if (!states || !this.seen.now || !this.seen.isZoomed) return [];
    const rows = this.rowsIn(this.seen.now);
    if (rows.length > MOST_WAYS) return [];
    return rows.map((row) => {
      const end = states.starts[row + 1]!;
      const from = Math.max(states.starts[row]!, end - WAY_STEPS - 1);
      return { side: this.#sideOf(row), places: this.#placesOf(states.values, from, end, states.scales[row]) };
    });
  });

  /** The way of the text that is read above. */
  readonly #own = $derived.by(() => {
    const { session, read } = this.#of();
    const reading = session.followed?.reading;
    if (!this.plane || reading?.network !== read.network) return [];
    return this.#placesOf(reading.states, 0, reading.tokens.length);
  });

  /** What is seen of the plane; null before its states are there. */
  drawn(palette: StripPalette): ReturnType<typeof corpusMap> | null {
    const { plane, width, ways } = this;
    const window = this.seen.now;
    if (!plane || !window) return null;
    const { x, y } = plane;
    const ringed = this.outliers.map(({ row }) => row);
    const sideOf = (row: number): Side => this.#sideOf(row);
    return corpusMap({ width, height: MAP_HEIGHT, x, y, sideOf, window, ringed, ways, own: this.#own, palette });
  }

  /** What the colours and marks of a saved picture stand for. */
  readonly key = (palette: StripPalette): readonly KeyEntry[] => {
    const { network, hasLabels } = this.#of().read;
    const { label, said } = corpusWords.map;
    const of = (index: number): string => (hasLabels ? label : said)(className(network, index));
    const dot = (name: string, fill: string): KeyEntry => ({
      name,
      sample: [{ is: 'circle', x: KEY_MIDDLE, y: 0, radius: 4, fill }],
    });
    return [
      dot(of(0), palette.negative),
      dot(of(1), palette.positive),
      { name: corpusWords.map.own, sample: [line(0, 0, 2 * KEY_MIDDLE, 0, palette.ink, { strokeWidth: 1.25 })] },
    ];
  };

  #sideOf(row: number): Side {
    const { hasLabels, labels, answers } = this.#of().read;
    const side = hasLabels ? labels[row]! : answers.said[row]!;
    return side === NO_LABEL ? 0 : side === 0 ? -1 : 1;
  }

  /** Places in the plane: x, y, x, y, … @param values steps × units */
  #placesOf(values: ArrayLike<number>, from: number, to: number, scale = 1): number[] {
    const { units } = this.#of().read.network;
    return Array.from({ length: to - from }, (_, k) => {
      const state = Array.from({ length: units }, (_, j) => values[(from + k) * units + j]! * scale);
      return this.plane!.place(state);
    }).flat();
  }
}
