import { createHash } from 'node:crypto';
import { afterEach, beforeEach, vi } from 'vitest';
import { keyOf, type Release } from '../../../web/src/entry/worker/release';
import type { ReleaseCache } from '../../../web/src/entry/worker/release-cache';

export const SCOPE = 'https://demo.example/';
export const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 32);

/** As much of the browser's Cache API as a `ReleaseCache` uses. */
class Caches {
  readonly #caches = new Map<string, Map<string, Response>>();
  isFull = false;

  open(name: string) {
    const entries = this.#caches.get(name) ?? new Map<string, Response>();
    this.#caches.set(name, entries);
    return Promise.resolve({
      match: async (key: string) => entries.get(key)?.clone(),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
      delete: async (key: string) => entries.delete(key),
      put: async (key: string, response: Response) => {
        if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
        entries.set(key, response);
      },
    });
  }
  async keys() {
    return [...this.#caches.keys()];
  }
  async delete(name: string) {
    return this.#caches.delete(name);
  }
  async match(key: string, { cacheName }: { cacheName?: string } = {}) {
    const found = [...this.#caches].filter(([name]) => cacheName === undefined || name === cacheName);
    return found
      .map(([, entries]) => entries.get(key))
      .find((response) => response)
      ?.clone();
  }
}

/** What a `ReleaseCache` meets: a site, the way there, and the browser's caches. */
interface World {
  /** The content of each address below the scope. */
  site: Record<string, string>;
  /** Addresses that the site was asked for. */
  asked: string[];
  /** Without a connection. */
  isCut: boolean;
  kept: Caches;
}

/** A new one for each test of a file. */
export const world = {} as World;

/** Call it at the top of the file. */
export function useWorld(): void {
  beforeEach(() => {
    Object.assign(world, { site: {}, asked: [], isCut: false, kept: new Caches() });
    vi.stubGlobal('caches', world.kept);
    vi.stubGlobal('fetch', async (request: string | Request) => {
      const path = (typeof request === 'string' ? request : request.url).slice(SCOPE.length);
      world.asked.push(path);
      if (world.isCut) throw new TypeError('Failed to fetch');
      const content = world.site[path];
      return content === undefined ? new Response('nothing', { status: 404 }) : new Response(content);
    });
  });
  afterEach(() => vi.unstubAllGlobals());
}

/** A release of these files, and a site that serves them, by their keys. */
export function publish(files: Readonly<Record<string, string>>, whenUsed: readonly string[] = []): Release {
  const hashes = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, sha256(content)]));
  world.site = Object.fromEntries(
    Object.entries(files).map(([path, content]) => [keyOf(path, hashes[path]!, SCOPE).slice(SCOPE.length), content]),
  );
  return {
    name: sha256(JSON.stringify(hashes)),
    files: hashes,
    first: Object.keys(files).filter((path) => !whenUsed.includes(path)),
  };
}

export const FILES = {
  'index.html': 'page',
  'assets/a.js': 'script',
  'lib/unrolled.js': 'library',
  'models/gru/w.bin': 'gru',
};
export const ON_DEMAND = ['models/gru/w.bin'];
export const request = (key: string): Request => new Request(SCOPE + key);

/** A file of a release, by way of a `ReleaseCache`. */
export async function ask(cache: ReleaseCache, release: Release, path: string): Promise<string> {
  const key = keyOf(path, release.files[path]!, SCOPE);
  const work: Promise<void>[] = [];
  const response = await cache.listed(new Request(key), key, release.files[path]!, (each) => void work.push(each));
  const text = await response.text();
  await Promise.all(work);
  return text;
}
