/** Finds the answers with which a network says what its framework says. */
import { openNetwork, type Answers, type Assumption } from 'unrolled';
import type { Files } from './collect';

/** Two probabilities that are this close were computed alike. */
export const AGREES_WITHIN = 0.005;

/** A set of answers, and how far the network is with them from what the framework says. */
export interface Tried {
  readonly changes: Answers;
  readonly difference: number;
}

/** Lengths people pad to, besides those that were answered. */
const USUAL_LENGTHS = [100, 200, 500];
/** Before the first word, added to every id, and unknown words: as Keras' Tokenizer, IMDB's index and vocabularies have them. */
const ID_RULES: readonly Pick<Answers, 'indexFrom' | 'startToken' | 'unknown'>[] = [
  { indexFrom: 0, startToken: null, unknown: 'dropped' },
  { indexFrom: 0, startToken: null, unknown: 1 },
  { indexFrom: 0, startToken: null, unknown: 0 },
  { indexFrom: 3, startToken: 1, unknown: 2 },
  { indexFrom: 3, startToken: null, unknown: 2 },
  { indexFrom: 3, startToken: null, unknown: 'dropped' },
];
const MOST_TRIED = 90;

/**
 * The usual alternatives to answers, those that change little first: padding in front, behind or none; start token, offset and
 * unknown words; which state is read. Only of what the files leave open.
 */
export function alternatives(asked: readonly Pick<Assumption, 'name'>[], answers: Answers): readonly Answers[] {
  const isOpen = (name: string): boolean => asked.some((each) => each.name === name);
  const only = (changes: Answers): Answers =>
    Object.fromEntries(Object.entries(changes).filter(([name]) => isOpen(name))) as Answers;
  const lengths = [...new Set([answers.padTo, answers.maxWords, ...USUAL_LENGTHS])].filter(
    (length): length is number => typeof length === 'number',
  );
  const paddings: readonly Answers[] = isOpen('padTo')
    ? [
        {},
        { padTo: null },
        ...lengths.flatMap((length) => [
          { padTo: length, maxWords: length, padAt: 'start' as const },
          { padTo: length, maxWords: length, padAt: 'end' as const },
        ]),
      ]
    : isOpen('padAt')
      ? [{}, { padAt: 'start' }, { padAt: 'end' }]
      : [{}];
  const ids: readonly Answers[] = [{}, ...ID_RULES.map(only)];
  const others: readonly Answers[] = [
    {},
    ...(['last', 'last-step', 'mean', 'max'] as const).map((reads) => only({ reads })),
    ...(['relu', 'tanh', 'linear'] as const).map((between) => only({ between })),
  ];
  const all = new Map<string, Answers>();
  for (const other of others) {
    for (const padding of paddings) {
      for (const id of ids) {
        const changes = { ...padding, ...id, ...other };
        const key = JSON.stringify(Object.entries({ ...answers, ...changes }).sort());
        // The first that comes to these answers changes least: later ones repeat what was answered.
        if (!all.has(key)) all.set(key, changes);
      }
    }
  }
  return [...all.values()].sort((a, b) => Object.keys(a).length - Object.keys(b).length).slice(0, MOST_TRIED);
}

/**
 * How far a network is from what the framework says: a probability, of the likeliest where there are several classes; or a logit,
 * where the framework's own `predict` stops there.
 */
export function differenceOf(
  {
    probability,
    final,
    network,
  }: { probability: number; final: Float32Array; network: { classes: readonly string[] } },
  said: number,
): number {
  const claims = network.classes.length === 2 ? [probability, final[0]!] : [Math.max(...final)];
  return Math.min(...claims.map((claim) => Math.abs(claim - said)));
}

/**
 * Tries alternatives, with a breath for the page between two.
 *
 * @returns the one that agrees best, of those alike the one that changes least; null where none opens
 * @throws the signal's reason when it is aborted
 */
export async function findAgreeing(
  files: Files,
  answers: Answers,
  asked: readonly Assumption[],
  text: string,
  said: number,
  { signal, onTried }: { readonly signal: AbortSignal; readonly onTried: (count: number, of: number) => void },
): Promise<Tried | null> {
  const CLEARLY_BETTER = 2;
  const tries = alternatives(asked, answers);
  let best: Tried | null = null;
  for (const [index, changes] of tries.entries()) {
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    onTried(index + 1, tries.length);
    try {
      const { network } = await openNetwork(files, { ...answers, ...changes });
      const difference = differenceOf(network.read(text), said);
      if (!best || difference * CLEARLY_BETTER < best.difference) best = { changes, difference };
      network.dispose();
    } catch {
      // An alternative that does not open, as an id beyond the embedding, is none.
    }
  }
  return best;
}
