import type { ColourTable } from './colour';
import type { Token } from '../text/token';
import type { Mark, Measure } from './marks';
import type { StripLayout } from './strip-layout';

/** What a cell of the heatmap shows: a unit's value, its vote on the logit, an LSTM's cell memory c, or how far a gate is open. */
export const MODES = [
  'state',
  'vote',
  'c',
  'updateGate',
  'resetGate',
  'inputGate',
  'forgetGate',
  'outputGate',
] as const;
export type Mode = (typeof MODES)[number];

/** The colours of a mode: from − to + for values and for votes, from closed to open for gates. */
export type Colouring = 'state' | 'vote' | 'gate';
export function colouringOf(mode: Mode): Colouring {
  if (mode === 'vote') return 'vote';
  return mode.endsWith('Gate') ? 'gate' : 'state';
}

/** What its colours span: as far as this network's cells usually reach, or as far as those of this text do. */
export const SCALES = ['network', 'text'] as const;
export type Scale = (typeof SCALES)[number];

/** Draws something in front of a strip, for as long as it is wanted. */
export type StripLayer = (content: StripContent, layout: StripLayout) => Mark[];

/** All that a strip shows. T steps. */
export interface StripContent {
  /** T. */
  readonly tokens: readonly Token[];
  /** T × units, row-major. */
  readonly states: Float32Array;
  /** T: P(positive); empty where it is not known. */
  readonly outputs: Float32Array;
  /** T: change of the logit. */
  readonly effects: Float64Array;
  /** Unit of each heatmap row, from the top. */
  readonly rows: readonly number[];
  /** Units: V. */
  readonly readout: Float32Array;
  /** Draws the curve, where it is not one line between two classes. */
  readonly drawCurve?: ((content: StripContent, layout: StripLayout) => Mark[]) | undefined;
  /** What is drawn in front of everything else. */
  readonly layer?: StripLayer | null | undefined;
  /** What a cell shows: a unit's value, or its vote on the logit. */
  readonly mode: Mode;
  /** The value at which a cell has its full colour. */
  readonly limit: number;
  /** How many steps are drawn: those to come stay blank while the reading is played. */
  readonly known: number;
  readonly step: number;
  /** Where the cursor column is drawn: the step, or on its way there. */
  readonly cursorAt: number;
  readonly palette: StripPalette;
  readonly labels: StripLabels;
  /** What is written for a token; empty for nothing. */
  readonly nameOf: (token: Token, step: number) => string;
  readonly measure: Measure;
}

/** Colours and fonts as CSS writes them, without custom properties. */
export interface StripPalette {
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly card: string;
  readonly cursor: string;
  readonly positive: string;
  readonly negative: string;
  readonly state: ColourTable;
  readonly vote: ColourTable;
  /** Of 0 … 1. */
  readonly gate: ColourTable;
  readonly sans: string;
  readonly serif: string;
}

export interface StripLabels {
  readonly curve: string;
  readonly heatmap: string;
  readonly effects: string;
  /** The largest effect that the bars have room for. */
  readonly effectLimit: string;
  readonly words: string;
  /** P(positive) at the step. */
  readonly share: string;
}

/** What the colours of a reading's cells depend on. */
interface Coloured {
  /** T × units. */
  readonly states: Float32Array;
  readonly network: {
    readonly card: { readonly scale?: Readonly<Record<'state' | 'vote', number>> };
    /** Only votes are asked for it. */
    readonly readout: { readonly kernel: Float32Array };
  };
}

/**
 * The value at which a cell has its full colour; what lies beyond has it, too. A card that does not say how far its network's states
 * reach has the greatest values they could take: 1, or the largest weight.
 */
export function limitOf(mode: Mode, scale: Scale, { states, network }: Coloured): number {
  if (colouringOf(mode) === 'gate') return 1;
  if (mode === 'c') return largest(states);
  if (scale === 'network')
    return (
      network.card.scale?.[mode === 'vote' ? mode : 'state'] ?? (mode === 'state' ? 1 : largest(network.readout.kernel))
    );
  if (mode === 'state') return largest(states);
  const weights = network.readout.kernel;
  let most = 0;
  for (let cell = 0, unit = 0; cell < states.length; cell++, unit = (unit + 1) % weights.length)
    most = Math.max(most, Math.abs(states[cell]! * weights[unit]!));
  return most;
}

/** The greatest size among numbers. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < values.length; k++) most = Math.max(most, Math.abs(values[k]!));
  return most;
}

/** The number that a cell shows. */
export function cellValue(mode: Mode, state: number, weight: number): number {
  return mode === 'vote' ? state * weight : state;
}
