import type { Source } from 'unrolled';
import type { SlowPoint } from '../../analysis/motion';
import type { Plane } from '../../analysis/plane';

/** Where a network's states live: map.json of its directory, drawn by `python -m training map`. */
export interface StateMap {
  readonly weights: Readonly<Record<string, string>>;
  readonly reviews: number;
  readonly plane: Plane & { readonly explained: readonly number[] };
  /** In the plane the logit is `logit_at_mean + gradient · (x, y)`. */
  readonly readout: { readonly gradient: readonly [number, number]; readonly logit_at_mean: number };
  readonly cloud: {
    readonly low: readonly [number, number];
    readonly high: readonly [number, number];
    readonly levels: number;
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly label: readonly (0 | 1)[];
  };
  readonly points: readonly (SlowPoint & { readonly at: readonly [number, number] })[];
  /** By unit: the words that raise and lower it most, with their mean change. */
  readonly units: readonly {
    readonly up: readonly (readonly [string, number])[];
    readonly down: readonly (readonly [string, number])[];
  }[];
}

/**
 * Fetches the map that belongs to these very weights.
 *
 * @param files the card's record of files
 * @returns null when the card names no map
 * @throws Error when the map was drawn from other weights, or the server fails
 */
export async function fetchMap(
  source: Source,
  files: Readonly<Record<string, { readonly sha256: string }>> | undefined,
): Promise<StateMap | null> {
  if (!files?.['map.json']) return null;
  const map = JSON.parse(new TextDecoder().decode(await source.read('map.json'))) as StateMap;
  for (const [name, sha256] of Object.entries(map.weights)) {
    if (files[name] && files[name].sha256 !== sha256) throw new Error(`map.json was drawn from another ${name}`);
  }
  return map;
}
