import { leadingDirection } from './principal';
import type { Readout } from '../nn/head';

/** How far one step moved the state: along the readout's axis, signed towards positive, and at right angles to it. */
export interface Motion {
  readonly along: number;
  readonly across: number;
}

/**
 * The motion of a step, in the space of all units. The first step is counted from the state of zeros.
 *
 * @param states steps × units
 */
export function motionAt(states: Float32Array, { kernel }: Readout, step: number): Motion {
  const units = kernel.length;
  let square = 0;
  let onAxis = 0;
  let length = 0;
  for (let j = 0; j < units; j++) {
    const move = states[step * units + j]! - (step > 0 ? states[(step - 1) * units + j]! : 0);
    square += move * move;
    onAxis += move * kernel[j]!;
    length += kernel[j]! ** 2;
  }
  const along = length > 0 ? onAxis / Math.sqrt(length) : 0;
  return { along, across: Math.sqrt(Math.max(0, square - along * along)) };
}

/** Mean sizes of the motions of all steps; zeros for no steps. */
export function meanMotion(states: Float32Array, readout: Readout): Motion {
  const steps = states.length / readout.kernel.length;
  let [along, across] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const motion = motionAt(states, readout, step);
    along += Math.abs(motion.along);
    across += motion.across;
  }
  return steps > 0 ? { along: along / steps, across: across / steps } : { along: 0, across: 0 };
}

/** A state where the network, reading the average word, hardly moves. */
export interface SlowPoint {
  readonly fixed: boolean;
  readonly state: readonly number[];
  readonly logit: number;
  /** Leading eigenvalues of the step's Jacobian, real and imaginary part, largest modulus first. */
  readonly eigenvalues: readonly (readonly [number, number])[];
}

/** What the slow points of a network make together. */
export interface SlowLine {
  /** Share of their spread along their own first principal direction. */
  readonly straightness: number;
  /** Middle modulus of their leading eigenvalues. */
  readonly modulus: number;
  readonly logits: readonly [number, number];
  /** `attractor`: a line on which the state stays put. `turning`: a line it circles. `none`: no line. */
  readonly kind: 'attractor' | 'turning' | 'none';
}

const FEWEST = 8;
const STRAIGHT = 0.7;
/** The leading eigenvalue of a line attractor is 1; this far from it is taken for 1. */
const NEAR_ONE = 0.1;

/** Judges the slow points that are not fixed, which `python -m training map` spreads evenly over the verdict. Null when few. */
export function slowLine(points: readonly SlowPoint[]): SlowLine | null {
  const slow = points.filter(({ fixed, eigenvalues }) => !fixed && eigenvalues.length > 0);
  if (slow.length < FEWEST) return null;
  const units = slow[0]!.state.length;
  const mean = Array.from(
    { length: units },
    (_, j) => slow.reduce((sum, { state }) => sum + state[j]!, 0) / slow.length,
  );
  const centred = Float64Array.from(slow.flatMap(({ state }) => state.map((value, j) => value - mean[j]!)));
  const spread = centred.reduce((sum, value) => sum + value * value, 0);
  const moduli = slow.map(({ eigenvalues }) => Math.hypot(...eigenvalues[0]!)).sort((a, b) => a - b);
  const modulus = moduli[Math.floor(moduli.length / 2)]!;
  const logits = slow.map(({ logit }) => logit);
  const straightness = spread > 0 ? leadingDirection(centred, units).spread / spread : 0;
  const isLine = straightness >= STRAIGHT && Math.abs(modulus - 1) <= NEAR_ONE;
  const turns = slow.filter(({ eigenvalues }) => eigenvalues[0]![1] !== 0).length > slow.length / 2;
  return {
    straightness,
    modulus,
    logits: [Math.min(...logits), Math.max(...logits)],
    kind: !isLine ? 'none' : turns ? 'turning' : 'attractor',
  };
}
