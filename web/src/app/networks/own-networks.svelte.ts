import { directoryOf, type Answers, type Assumption, type Source } from 'unrolled';
import type { Files } from './own/collect';

/** A network the visitor brought. */
export interface OwnNetwork {
  readonly id: string;
  readonly title: string;
  readonly bytes: number;
  /** What its files left open, and what was taken; only of files that a framework wrote. */
  readonly assumed?: readonly Pick<Assumption, 'name' | 'value'>[];
}

/** Files as a framework wrote them, and what their owner answered. */
export interface FrameworkFiles {
  readonly files: Files;
  readonly answers: Answers;
}

/** What is kept of a network: a model directory's files, or those of a framework. */
export type Kept = Files | FrameworkFiles;

/** Ids of own networks begin so: never those of the server's. */
export const PREFIX = 'own.';
/** The list is small and needed at once; the files are large and lie in IndexedDB. `own/keep.ts` changes both. */
export const LIST = 'unrolled.own-networks';

/** Where an own network is read from. */
export interface OwnSource extends Source {
  /** The files that a framework wrote; null for a model directory. */
  readonly frameworkFiles: () => Promise<FrameworkFiles | null>;
}

/** Networks the visitor brought from disk. Their files never leave this browser. */
export class OwnNetworks {
  list = $state.raw<readonly OwnNetwork[]>(readList());
  /** What was brought since the page was opened, also what the browser would not keep. */
  readonly atHand = new Map<string, Kept>();

  /** Whether an id is one that only own networks have, here or on another device. */
  owns(id: string): boolean {
    return id.startsWith(PREFIX);
  }

  has(id: string): boolean {
    return this.list.some((network) => network.id === id);
  }

  /** What is kept of a network, fetched from this browser's storage when it is first asked for. */
  async take(id: string): Promise<Kept> {
    const kept = this.atHand.get(id) ?? (await (await import('./own/store')).take(id));
    if (!kept) throw new Error('this browser no longer has its files; bring them again');
    this.atHand.set(id, kept);
    return kept;
  }

  /** A network's model directory; one that a framework wrote has none, and reading a file of it fails. */
  sourceOf(id: string): OwnSource {
    let pending: Promise<Kept> | undefined;
    const kept = (): Promise<Kept> => (pending ??= this.take(id));
    return {
      name: id.slice(PREFIX.length),
      read: async (file, request) => {
        const found = await kept();
        return directoryOf(id, 'files' in found ? new Map() : found).read(file, request);
      },
      frameworkFiles: async () => {
        const found = await kept();
        return 'files' in found ? found : null;
      },
    };
  }
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
