import { directoryOf, type Source } from 'unrolled';
import type { Files } from './own/collect';

/** A network the visitor brought. */
export interface OwnNetwork {
  readonly id: string;
  readonly title: string;
  readonly bytes: number;
}

/** Ids of own networks begin so: never those of the server's. */
const PREFIX = 'own.';
/** The list is small and needed at once; the files are large and lie in IndexedDB. */
const LIST = 'unrolled.own-networks';

/** Networks the visitor brought from disk. Their files never leave this browser. */
export class OwnNetworks {
  list = $state.raw<readonly OwnNetwork[]>(readList());
  /** Files brought since the page was opened, also those the browser would not keep. */
  readonly #atHand = new Map<string, Files>();

  /** Whether an id is one that only own networks have, here or on another device. */
  owns(id: string): boolean {
    return id.startsWith(PREFIX);
  }

  has(id: string): boolean {
    return this.list.some((network) => network.id === id);
  }

  /** A network's files, fetched from this browser's storage when they are first read. */
  sourceOf(id: string): Source {
    let pending: Promise<Source> | undefined;
    const open = async (): Promise<Source> => {
      const files = this.#atHand.get(id) ?? (await (await import('./own/store')).take(id));
      if (!files) throw new Error('this browser no longer has its files; bring them again');
      this.#atHand.set(id, files);
      return directoryOf(id, files);
    };
    return {
      name: id.slice(PREFIX.length),
      read: async (file, request) => (await (pending ??= open())).read(file, request),
    };
  }

  /**
   * Adds a network that is known to open, in place of one of the same id.
   *
   * @returns its id, and whether the browser keeps it
   */
  async add(
    card: { readonly id: string; readonly title: string },
    files: Files,
  ): Promise<{ id: string; kept: boolean }> {
    const id = ownId(card.id);
    const own = renamed(files, id);
    this.#atHand.set(id, own);
    const bytes = [...own.values()].reduce((sum, content) => sum + content.length, 0);
    this.list = [...this.list.filter((network) => network.id !== id), { id, title: card.title, bytes }];
    const { keep } = await import('./own/store');
    try {
      await keep(id, own);
      localStorage.setItem(LIST, JSON.stringify(this.list));
      return { id, kept: true };
    } catch {
      // A private window, or no room: the network stays until the page is closed, and the page says so.
      return { id, kept: false };
    }
  }

  async remove(id: string): Promise<void> {
    this.#atHand.delete(id);
    this.list = this.list.filter((network) => network.id !== id);
    localStorage.setItem(LIST, JSON.stringify(this.list));
    await (await import('./own/store')).forget(id);
  }
}

/** An id that a link may carry. */
function ownId(id: string): string {
  const LONGEST = 60;
  return PREFIX + (id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id).replace(/[^\w.-]+/g, '-').slice(0, LONGEST);
}

/** The same files with the id by which this page knows them. */
function renamed(files: Files, id: string): Files {
  const card = JSON.parse(new TextDecoder().decode(files.get('card.json'))) as Record<string, unknown>;
  return new Map([...files, ['card.json', new TextEncoder().encode(JSON.stringify({ ...card, id }))]]);
}

function readList(): readonly OwnNetwork[] {
  try {
    const found = JSON.parse(localStorage.getItem(LIST) ?? '[]') as unknown;
    return Array.isArray(found) ? found.filter(isOwn) : [];
  } catch {
    // No storage, or somebody else's entry: no own networks.
    return [];
  }
}

function isOwn(value: unknown): value is OwnNetwork {
  const { id, title, bytes } = (value ?? {}) as Partial<Record<keyof OwnNetwork, unknown>>;
  return typeof id === 'string' && id.startsWith(PREFIX) && typeof title === 'string' && typeof bytes === 'number';
}
