import { leadingDirection } from './principal';
import type { Readout } from '../nn/head';

/** A text's states in the plane that shows most of what they mean to their own network. */
export interface OwnPlane {
  /** Steps: signed distance from where the verdict turns, logit / ‖V‖; positive on the positive side. */
  readonly distances: Float64Array;
  /** Steps: coordinate along `axis`, from the middle of the states. */
  readonly across: Float64Array;
  /** Units: at right angles to the readout, the direction in which the states differ most; of length 1, or zeros. */
  readonly axis: Float64Array;
  /** Share of the states' variance that lies in the plane; 1 where nothing varies. */
  readonly explained: number;
}

/**
 * The plane spanned by the readout and the first principal direction of what is left of the states. Unlike the two first principal
 * directions, it means the same at every moment of a training: right of zero the verdict is positive.
 *
 * @param states steps × units
 * @param like an axis that the new one should rather point along than against
 */
export function ownPlane(states: Float32Array, { kernel, bias }: Readout, like: Float64Array | null = null): OwnPlane {
  const units = kernel.length;
  const steps = states.length / units;
  const length = Math.hypot(...kernel);
  const mean = new Float64Array(units);
  states.forEach((value, k) => (mean[k % units]! += value / steps));

  const distances = new Float64Array(steps);
  const rest = new Float64Array(states.length);
  let [total, onReadout] = [0, 0];
  for (let t = 0; t < steps; t++) {
    let along = 0;
    let logit = bias;
    for (let j = 0; j < units; j++) {
      const centred = states[t * units + j]! - mean[j]!;
      logit += kernel[j]! * states[t * units + j]!;
      along += length > 0 ? (centred * kernel[j]!) / length : 0;
      total += centred * centred;
      rest[t * units + j] = centred;
    }
    distances[t] = length > 0 ? logit / length : 0;
    onReadout += along * along;
    for (let j = 0; j < units && length > 0; j++) rest[t * units + j]! -= (along * kernel[j]!) / length;
  }

  const { direction, spread } = leadingDirection(rest, units);
  const isAgainst = like !== null && direction.reduce((sum, value, j) => sum + value * like[j]!, 0) < 0;
  const axis = isAgainst ? direction.map((value) => -value) : direction;
  const across = Float64Array.from({ length: steps }, (_, t) =>
    axis.reduce((sum, value, j) => sum + value * rest[t * units + j]!, 0),
  );
  return { distances, across, axis, explained: total > 0 ? (onReadout + spread) / total : 1 };
}
