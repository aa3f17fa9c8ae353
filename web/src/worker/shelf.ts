import { INDEX, keyOf, routeOf, type Release } from './release';

/** Files fetched ahead at a time: what the visitor asks for meanwhile finds a free connection. */
const AT_ONCE = 3;
/** After so long without an answer, what was kept has to do. */
const PATIENCE_MS = 3000;
const HEX = 16;

/**
 * The files of one release, in a cache of its own, named by the release; and one cache, which outlasts releases, of networks
 * that no release lists. Bytes from a cache are checked as those from the wire are: damaged ones count as missing.
 */
export class Shelf {
  readonly #own: string;
  readonly #used: string;
  /** All caches of this site begin so. Sites in different folders of one server share the storage. */
  readonly #prefix: string;

  constructor(
    private readonly scope: string,
    private readonly release: Release,
  ) {
    this.#prefix = `unrolled ${scope} `;
    this.#own = this.#prefix + release.name;
    this.#used = `${this.#prefix}used`;
  }

  /**
   * Brings in everything a visitor without a connection needs, and nothing twice: what an earlier release or an earlier try
   * has left is taken over.
   *
   * @throws Error when a file does not arrive, or is not the one of this release
   */
  async fill(): Promise<void> {
    const cache = await caches.open(this.#own);
    const first = new Set(this.release.first);
    const missing: string[] = [];
    for (const [path, sha256] of Object.entries(this.release.files)) {
      const key = keyOf(path, sha256, this.scope);
      // The page itself is always fetched: its headers, the security policy among them, may have changed.
      const kept = path === INDEX ? undefined : await caches.match(key);
      if (kept && (await isWhole(kept, sha256))) await cache.put(key, kept);
      else if (first.has(path)) missing.push(path);
    }
    const fetchNext = async (): Promise<void> => {
      for (let path = missing.pop(); path !== undefined; path = missing.pop()) {
        const sha256 = this.release.files[path]!;
        const key = keyOf(path, sha256, this.scope);
        await cache.put(key, await fetchWhole(key, sha256));
      }
    };
    // One failure ends the try, but what is on its way still arrives: the next try need not ask for it.
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, fetchNext));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  /**
   * Removes what nobody asks for any more.
   *
   * @param hasReaders whether pages of the release before are still open: its cache then stays
   */
  async tidy(hasReaders: boolean): Promise<void> {
    const names = (await caches.keys()).filter((name) => name.startsWith(this.#prefix));
    const earlier = names.filter((name) => name !== this.#own && name !== this.#used);
    if (hasReaders) earlier.pop(); // keys come in the order in which caches were made
    await Promise.all(earlier.map((name) => caches.delete(name)));
    const used = await caches.open(this.#used);
    for (const { url } of await used.keys()) {
      // A network that has become part of the release is kept there.
      const { is } = routeOf(url.replace(/\?.*/, ''), this.scope, this.release);
      if (is === 'listed') await used.delete(url);
    }
  }

  /** A file of the release: from the cache, or from the server and then kept. `later` is to outlast the answer. */
  async listed(request: Request, key: string, sha256: string, later: (work: Promise<void>) => void): Promise<Response> {
    const kept = await caches.match(key, { cacheName: this.#own });
    if (kept && (await isWhole(kept, sha256))) {
      if (key === this.scope) later(this.#renewHeaders(key, sha256));
      return kept;
    }
    const fetched = await fetch(key);
    // The server has a newer release, and no longer this file: better its newest than nothing.
    if (!fetched.ok) return fetch(request);
    later(this.#keep(this.#own, key, fetched.clone(), sha256));
    return fetched;
  }

  /** An address that names its content: of another release, whose pages may still be open, or of a network no release lists. */
  async content(
    request: Request,
    key: string,
    { sha256, isModel }: { readonly sha256: string | null; readonly isModel: boolean },
    later: (work: Promise<void>) => void,
  ): Promise<Response> {
    const kept = await caches.match(key);
    if (kept && (sha256 === null || (await isWhole(kept, sha256)))) return kept;
    const fetched = await fetch(request);
    if (isModel && sha256 !== null && fetched.ok) later(this.#keep(this.#used, key, fetched.clone(), sha256));
    return fetched;
  }

  /** The server's newest; what it said last where it does not answer. */
  async newest(request: Request, key: string): Promise<Response> {
    const answer = fetch(request).then((fetched) => this.#renew(key, fetched));
    const kept = await caches.match(key, { cacheName: this.#used });
    if (!kept) return answer;
    const patience = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
    return Promise.race([answer.catch(() => kept), patience]);
  }

  /** The same page may be sent with other headers since, such as a stricter policy: they hold from the next visit on. */
  async #renewHeaders(key: string, sha256: string): Promise<void> {
    try {
      await this.#keep(this.#own, key, await fetch(key, { cache: 'reload', priority: 'low' }), sha256);
    } catch {
      // No connection: the page as it was kept.
    }
  }

  async #keep(name: string, key: string, response: Response, sha256: string): Promise<void> {
    if (!(await isWhole(response, sha256))) return;
    const cache = await caches.open(name);
    await cache.put(key, response).catch(unlessFull);
  }

  /** Keeps an answer in place of the one before. A card that differs takes the files of the older one with it. */
  async #renew(key: string, fetched: Response): Promise<Response> {
    if (!fetched.ok) return fetched;
    const used = await caches.open(this.#used);
    const before = await used.match(key);
    const [text, known] = await Promise.all([fetched.clone().text(), before?.text()]);
    if (text === known) return fetched;
    if (key.endsWith('/card.json')) {
      const directory = key.slice(0, -'card.json'.length);
      for (const { url } of await used.keys()) if (url.startsWith(directory)) await used.delete(url);
    }
    await used.put(key, fetched.clone()).catch(unlessFull);
    return fetched;
  }
}

/** Fetches a file past a stale copy in the browser's cache. @throws Error when it is not the one whose hash this is */
async function fetchWhole(address: string, sha256: string): Promise<Response> {
  for (const cache of ['default', 'reload'] as const) {
    const response = await fetch(address, { cache, priority: 'low' });
    if (!response.ok) throw new Error(`cannot fetch ${address}: the server answered ${response.status}`);
    // A redirected answer may not stand for the page.
    if (await isWhole(response, sha256)) return response.redirected ? new Response(response.body, response) : response;
  }
  throw new Error(`${address} is not the file of this release: its SHA-256 differs`);
}

/** Whether a body is the one whose hash begins so; the body can still be read afterwards. */
async function isWhole(response: Response, sha256: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer()));
  return [...digest]
    .map((byte) => byte.toString(HEX).padStart(2, '0'))
    .join('')
    .startsWith(sha256);
}

/** No room to keep something is no harm: the page goes on with its connection. */
function unlessFull(cause: unknown): void {
  if (!(cause instanceof DOMException && cause.name === 'QuotaExceededError')) throw cause;
}
