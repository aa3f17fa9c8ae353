import type { UnitWord, UnitWords, UnitWordsSource } from '../../app/unit-words';
import type { Setting } from '../../corpus/units';
import type { AllStates } from './all-states.svelte';
import type { ReadCorpus } from './corpus.svelte';
import { figuresOf } from './unit-figures';

/** Offers what moves each unit over this corpus to the rest of the page; its states are read when somebody asks. */
export function unitWordsOf(read: ReadCorpus, all: AllStates): UnitWordsSource {
  const { network } = read;
  const named = (settings: readonly Setting[]): UnitWord[] =>
    settings.map(({ id, change }) => [network.vocabulary.words[id] ?? String(id), change]);
  return {
    network,
    async of(unit, signal): Promise<UnitWords> {
      await all.want(read);
      signal.throwIfAborted();
      if (!all.states) throw all.failure ?? new DOMException('reading the states was stopped', 'AbortError');
      const { raise, lower } = await figuresOf(read, all.states, unit, signal);
      return { texts: all.states.scales.length, up: named(raise), down: named(lower) };
    },
  };
}
