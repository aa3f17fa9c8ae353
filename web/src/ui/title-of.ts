import { m } from '../messages';
import type { Session } from '../app/session.svelte';

/** A network's name as the page has it; of one that a visitor brought, as its card has it. */
export function titleOf(session: Session, id: string): string {
  return m.modelNames[id] ?? session.catalogue.list.find((entry) => entry.id === id)?.title ?? id;
}
