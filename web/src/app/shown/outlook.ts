import type { Reading } from 'unrolled';
import { isCheap, readAgain, readAgainSlowly, sharesAt } from './read-again';
import { classCurves } from '../../plot/class-curves';
import type { Mark } from '../../plot/marks';
import type { StripContent } from '../../plot/strip-content';
import type { StripLayout } from '../../plot/strip-layout';
import { lackOf } from './needs';

/** What a network of any kind says after each word: of several classes, by reading again, for every word. Fetched with the first that needs it. */
export interface Outlook {
  /** Index of the class that the curve, the words' effects and P speak of: class 1 of two, otherwise the likeliest. */
  readonly lead: number;
  /** What P(positive) and its opposite are called; null where the network has two classes, with names of their own. */
  readonly leadName: string | null;
  /** Steps × classes; null while it is read again, or where that takes too long. */
  readonly shares: Float32Array | null;
  /** Classes, for the whole text; of a network that says something of every word, for the last. */
  readonly final: Float32Array;
  /** Classes whose lines are drawn, the likeliest first. */
  readonly lines: readonly number[];
  /** Steps: P(lead); empty where `shares` is null. */
  readonly outputs: Float32Array;
  /** Steps: how each changes the log-odds of the leading class; zeros where that is unknown. */
  readonly effects: Float64Array;
  /** Draws the lines of several classes, or nothing where there is no curve; null where one line says it. */
  readonly draw: ((content: StripContent, layout: StripLayout) => Mark[]) | null;
  /** How the curve was made: as the network read on, by reading the text again up to each word, not yet, or not at all. */
  readonly curve: 'read-on' | 'read-again' | 'waiting' | 'too-long';
  /** Reads again, a little at a time; null where nothing waits. */
  readonly complete: ((signal: AbortSignal) => Promise<Outlook>) | null;
}

export type OutlookOf = (reading: Reading) => Outlook;

/** More lines than these are a tangle. */
const MOST_LINES = 3;

/** What the network says after each step of a reading. */
export function outlookOf(reading: Reading): Outlook {
  const { network } = reading;
  const isTagger = network.card.head.per === 'token';
  if (isTagger || (network.isCausal && network.stepsAreWords)) {
    return outlookFrom(reading, reading.scores, 'read-on');
  }
  const cost = isCheap(reading);
  if (cost === 'now') return outlookFrom(reading, readAgain(reading), 'read-again');
  if (cost === 'never') return outlookFrom(reading, null, 'too-long');
  return {
    ...outlookFrom(reading, null, 'waiting'),
    complete: async (signal) => outlookFrom(reading, await readAgainSlowly(reading, signal), 'read-again'),
  };
}

function outlookFrom(reading: Reading, shares: Float32Array | null, curve: Outlook['curve']): Outlook {
  const { network, tokens } = reading;
  const { classes, card } = network;
  const count = classes.length;
  const steps = tokens.length;
  const isTagger = card.head.per === 'token';
  const final =
    isTagger && shares
      ? shares.slice(Math.max(0, lastWord(reading)) * count, (Math.max(0, lastWord(reading)) + 1) * count)
      : sharesAt(reading);
  const isPair = lackOf(network, ['binary']) === null;
  const ranked = rank(isTagger && shares ? totals(shares, count) : final);
  const lead = isPair ? 1 : ranked[0]!;
  const outputs = shares
    ? Float32Array.from({ length: steps }, (_, step) => shares[step * count + lead]!)
    : new Float32Array(0);
  const lines = isPair ? [1] : ranked.slice(0, MOST_LINES);
  const named = lines.map((index) => ({
    name: classes[index]!,
    shares: shares ? outputs.map((_, step) => shares[step * count + index]!) : outputs,
  }));
  return {
    lead,
    leadName: isPair ? null : classes[lead]!,
    shares,
    final,
    lines,
    draw: !isPair ? (content, layout) => classCurves(named, content, layout) : shares ? null : () => [],
    outputs,
    effects: isTagger || !shares ? new Float64Array(steps) : changes(outputs, sharesAt(network.read(''))[lead] ?? 0.5),
    curve,
    complete: null,
  };
}

/** The last step that is a word of the text; the last of all where there is none. */
function lastWord({ tokens }: Reading): number {
  const at = tokens.findLastIndex(({ kind }) => kind === 'word' || kind === 'unknown');
  return at < 0 ? tokens.length - 1 : at;
}

function totals(shares: Float32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  shares.forEach((share, i) => (sums[i % count]! += share));
  return sums;
}

/** Indices of classes, the likeliest first. */
export function rank(shares: ArrayLike<number>): number[] {
  return Array.from({ length: shares.length }, (_, k) => k).sort((a, b) => shares[b]! - shares[a]! || a - b);
}

/** A share of exactly 0 or 1 has no finite log-odds. */
const LEAST_SHARE = 1e-7;

/** How far each step moved the log-odds. @param before the share before the first step */
function changes(outputs: Float32Array, before: number): Float64Array {
  const oddsOf = (share: number): number => {
    const kept = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share));
    return Math.log(kept / (1 - kept));
  };
  return Float64Array.from(outputs, (share, step) => oddsOf(share) - oddsOf(step > 0 ? outputs[step - 1]! : before));
}
