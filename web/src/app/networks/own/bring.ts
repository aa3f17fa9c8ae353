import { directoryOf, loadNetwork, type Answers, type Assumption } from 'unrolled';
import { PREFIX, type OwnNetworks } from '../own-networks.svelte';
import { expectShowable } from '../../shown/showable';
import type { Files } from './collect';
import { put } from './keep';

/** A network that was added to the visitor's own. */
export interface Brought {
  readonly id: string;
  readonly title: string;
  /** Whether the browser keeps it. */
  readonly kept: boolean;
}

/**
 * Opens a model directory once, to see that it opens, and adds it to the visitor's own, in place of one of the same id.
 *
 * @throws Error when it does not open, naming the file and what is wrong
 */
export async function bring(own: OwnNetworks, files: Files): Promise<Brought> {
  const network = await loadNetwork(directoryOf('your own', files));
  expectShowable(network);
  // What cannot read a word is noticed here, not on the first keystroke.
  network.read('a film');
  network.dispose();
  const { title } = network.card;
  const id = idOf(network.card.id);
  const renamed = withCard(files, { id });
  const kept = await put(own, { id, title, bytes: bytesOf(renamed) }, renamed);
  return { id, title, kept };
}

/** Files of a framework that open, with what their owner answered. */
export interface Answered {
  readonly files: Files;
  readonly answers: Answers;
  readonly assumed: readonly Pick<Assumption, 'name' | 'value'>[];
  readonly title: string;
}

/** Adds a network of a framework's files to the visitor's own. @param id of the one it replaces; null for a new one */
export async function bringAnswered(own: OwnNetworks, answered: Answered, id: string | null): Promise<Brought> {
  const { title, files, answers, assumed } = answered;
  const wanted = id ?? unusedId(own, idOf(title));
  const kept = await put(own, { id: wanted, title, bytes: bytesOf(files), assumed }, { files, answers });
  return { id: wanted, title, kept };
}

/** Gives a network another name. */
export async function rename(own: OwnNetworks, id: string, title: string): Promise<void> {
  const entry = own.list.find((network) => network.id === id);
  if (!entry) return;
  const kept = await own.take(id);
  await put(own, { ...entry, title }, 'files' in kept ? kept : withCard(kept, { title }));
}

/** An id that a link may carry. */
function idOf(name: string): string {
  const LONGEST = 60;
  const bare = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
  return PREFIX + bare.replace(/[^\w.-]+/g, '-').slice(0, LONGEST);
}

function unusedId(own: OwnNetworks, id: string): string {
  if (!own.has(id)) return id;
  let number = 2;
  while (own.has(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

/** The same files, with something else in the card. */
function withCard(files: Files, changes: { readonly id?: string; readonly title?: string }): Files {
  const card = JSON.parse(new TextDecoder().decode(files.get('card.json'))) as Record<string, unknown>;
  return new Map([...files, ['card.json', new TextEncoder().encode(JSON.stringify({ ...card, ...changes }))]]);
}

function bytesOf(files: Files): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0);
}
