import { m } from '../../messages';
import type { Reader } from '../../state/reader.svelte';

/** A network's name as the page has it; of one that a visitor brought, as its card has it. */
export function titleOf(reader: Reader, id: string): string {
  return m.modelNames[id] ?? reader.catalogue.list.find((entry) => entry.id === id)?.title ?? id;
}
