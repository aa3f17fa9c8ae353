import type { OpenCorpus, UnitWord, UnitWords } from '../../app/open-corpus';
import type { Setting } from '../../corpus/units';
import type { AllStates } from './states/all-states.svelte';
import type { ReadCorpus } from './corpus.svelte';
import { figuresOf } from './units/unit-figures';

/** Offers a corpus to the rest of the page. Its states are read when somebody asks. */
export function offerOf(read: ReadCorpus, all: AllStates): OpenCorpus {
  const { network } = read;
  const named = (settings: readonly Setting[]): UnitWord[] =>
    settings.map(({ id, change }) => [network.vocabulary.words[id] ?? String(id), change]);
  async function wordsOf(unit: number, signal: AbortSignal): Promise<UnitWords> {
    await all.want(read);
    signal.throwIfAborted();
    if (!all.states) throw all.failure ?? new Error('reading its states was stopped');
    const { raise, lower } = await figuresOf(read, all.states, unit, signal);
    return { texts: all.texts, up: named(raise), down: named(lower) };
  }
  return { network, wordsOf };
}
