import { counterpart, languageOf } from './networks/catalogue.svelte';
import type { Language } from './link/link';
import type { Session } from './session.svelte';

/** The samples of a language, each with the name it has in all of them. */
export type SamplesOf = (language: Language) => readonly { readonly id: string; readonly text: string }[];

/**
 * Chooses the network that reads the page's new language, with the sample of the same name, while the review is one of the page's own
 * samples. What the visitor wrote stays, and so does a network they brought, or one that a class is given.
 */
export async function followLanguage(session: Session, language: Language, samplesOf: SamplesOf): Promise<void> {
  const { catalogue, classroom, text } = session;
  const id = session.network?.card.id ?? session.first;
  const reads = languageOf(id);
  const next = counterpart(id, language);
  if (reads === language || catalogue.own.owns(id) || !catalogue.list.some((entry) => entry.id === next)) return;
  if (classroom.fixed?.some((part) => part === 'model' || part === 'text')) return;
  const sample = samplesOf(reads).find((each) => each.text === text);
  const other = sample && samplesOf(language).find((each) => each.id === sample.id);
  if (other) await session.choose(next, other.text);
}
