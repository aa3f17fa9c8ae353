import type { Ledger } from '../../../analysis/ledger';
import type { Bar } from '../EffectBars.svelte';
import { why } from './words';

/** Names groups of steps, and the groups that are not named one by one. */
export interface Names {
  readonly of: (steps: readonly number[]) => string;
  /** Of what is named: a BCP 47 tag. */
  readonly lang: string;
  readonly others: (groups: readonly (readonly number[])[]) => string;
}

/**
 * A ledger as bars: the bias, the start token, what was read, and padding.
 *
 * @param step at the cursor
 * @param moveTo called with the next step of a group that is pressed: a press goes through all occurrences of a word
 */
export function barsOf(ledger: Ledger, names: Names, step?: number, moveTo?: (step: number) => void): Bar[] {
  const bars: Bar[] = [
    { key: 'bias', label: why.bias, value: ledger.bias, isQuiet: true },
    { key: 'start', label: why.start, value: ledger.start, isQuiet: true },
    ...ledger.named.map(({ steps, effect }) => ({
      key: `step ${steps[0]}`,
      label: names.of(steps),
      lang: names.lang,
      value: effect,
      isCurrent: step !== undefined && steps.includes(step),
      ...(step !== undefined && moveTo
        ? { onchoose: () => moveTo(steps.find((each) => each > step) ?? steps[0]!) }
        : {}),
    })),
    { key: 'others', label: names.others(ledger.others), value: ledger.otherEffect, isQuiet: true },
    { key: 'padding', label: why.padding, value: ledger.padding, isQuiet: true },
  ];
  // A text that was cut at its beginning has no start token.
  return bars.filter(({ key, value }) => value !== 0 || !['start', 'others', 'padding'].includes(key));
}
