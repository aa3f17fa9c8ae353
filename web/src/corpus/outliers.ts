/** Texts that end where no other does. */
import { lastStates } from './final-plane';
import { inSlices } from './in-slices';
import type { CorpusStates } from './moments';

/** A text, and how far its last state is from the nearest other text's (Euclid, all units). */
export interface Outlier {
  readonly row: number;
  readonly distance: number;
}

/**
 * The texts whose nearest other text is farthest, the farthest first. Exact, without comparing all with all (Bay & Schwabacher 2003): a
 * text is left as soon as some other is nearer to it than the last of those found so far is to its nearest. Others are looked at from
 * both sides of the unit that varies most, nearest there first, so that one near by comes soon.
 *
 * @param count how many are wanted
 * @throws the signal's reason
 */
export async function farthestTexts(states: CorpusStates, count: number, signal?: AbortSignal): Promise<Outlier[]> {
  const { units } = states;
  const last = lastStates(states);
  const rows = Uint32Array.from(states.scales.keys()).filter((row) => !Number.isNaN(last[row * units]!));
  const guide = widestUnit(last, units, rows);
  const value = (place: number): number => last[rows[place]! * units + guide]!;
  rows.sort((a, b) => last[a * units + guide]! - last[b * units + guide]!);
  const found: Outlier[] = [];
  const length = rows.length;

  const visit = (turn: number): void => {
    // From both ends inwards: far texts come first, and let the others be left early.
    const place = turn % 2 === 0 ? turn / 2 : length - 1 - (turn - 1) / 2;
    const least = found.length < count ? -1 : found.at(-1)!.distance;
    let nearest = Infinity;
    let [below, above] = [place - 1, place + 1];
    while (below >= 0 || above < length) {
      const down = below < 0 ? Infinity : value(place) - value(below);
      const up = above >= length ? Infinity : value(above) - value(place);
      // One unit alone parts it from the rest by more.
      if (Math.min(down, up) >= nearest) break;
      const other = down <= up ? below-- : above++;
      nearest = Math.min(nearest, distance(last, units, rows[place]!, rows[other]!, nearest));
      if (nearest <= least) return;
    }
    if (nearest === Infinity) return;
    let at = found.length;
    while (at > 0 && found[at - 1]!.distance < nearest) at--;
    found.splice(at, 0, { row: rows[place]!, distance: nearest });
    if (found.length > count) found.pop();
  };
  if (count > 0) await inSlices(length, visit, signal, 1);
  return found;
}

/** Between two rows of a matrix; anything not below `most` where it is no less than that. */
function distance(values: Float64Array, units: number, a: number, b: number, most: number): number {
  const limit = most * most;
  let sum = 0;
  for (let j = 0; j < units && sum < limit; j++) {
    const apart = values[a * units + j]! - values[b * units + j]!;
    sum += apart * apart;
  }
  return Math.sqrt(sum);
}

function widestUnit(values: Float64Array, units: number, rows: Uint32Array): number {
  let [widest, most] = [0, -1];
  for (let j = 0; j < units; j++) {
    let [sum, squares] = [0, 0];
    for (const row of rows) {
      const value = values[row * units + j]!;
      sum += value;
      squares += value * value;
    }
    const variance = squares - (sum * sum) / Math.max(1, rows.length);
    if (variance > most) [widest, most] = [j, variance];
  }
  return widest;
}
