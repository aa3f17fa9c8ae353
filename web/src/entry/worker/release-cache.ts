import { INDEX, keyOf, routeOf, type Release } from './release';

/** Files prefetched in parallel. Browsers open six connections to a host: the others stay free for the visitor. */
const AT_ONCE = 3;
/** If the server has not answered by then, the cached response is used. */
const PATIENCE_MS = 3000;
const HEX = 16;

/**
 * Caches the files of one release under the release's name. A second cache, which outlasts releases, holds networks that no
 * release lists. Bytes from a cache are hashed before they are used, and damaged ones count as missing.
 */
export class ReleaseCache {
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
   * Prefetches everything a visitor needs offline. Files that an earlier release or an earlier try has cached are copied, not
   * fetched again.
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
    // After one failure the other fetches still finish, so that the next try need not repeat them.
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, fetchNext));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  /**
   * Deletes the caches of releases that no open page uses.
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
      // A network that this release lists is cached with the release instead.
      const { is } = routeOf(url.replace(/\?.*/, ''), this.scope, this.release);
      if (is === 'listed') await used.delete(url);
    }
  }

  /** Answers with a file of the release: from the cache, or from the server, and then caches it. `later` extends the event. */
  async listed(request: Request, key: string, sha256: string, later: (work: Promise<void>) => void): Promise<Response> {
    const kept = await this.#kept(sha256);
    if (kept) {
      if (key === this.scope) later(this.#renewHeaders(key, sha256));
      return kept;
    }
    const fetched = await fetch(key);
    // The server has a newer release and no longer has this file: its newest version is better than an error.
    if (!fetched.ok) return fetch(request);
    later(this.#keep(this.#own, key, fetched.clone(), sha256));
    return fetched;
  }

  /** A file of the release, by whichever of its names it was fetched: networks of one language have the same words. */
  async #kept(sha256: string): Promise<Response | undefined> {
    for (const [path, each] of Object.entries(this.release.files)) {
      if (each !== sha256) continue;
      const kept = await caches.match(keyOf(path, sha256, this.scope), { cacheName: this.#own });
      if (kept && (await isWhole(kept, sha256))) return kept;
    }
    return undefined;
  }

  /** Answers for an address that names its content: a file of another release, or of a network that no release lists. */
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

  /** Answers with the server's current content, or with the cached one if the server does not answer in time. */
  async newest(request: Request, key: string): Promise<Response> {
    const answer = fetch(request).then((fetched) => this.#renew(key, fetched));
    const kept = await caches.match(key, { cacheName: this.#used });
    if (!kept) return answer;
    const patience = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
    return Promise.race([answer.catch(() => kept), patience]);
  }

  /** Fetches the page again, because its headers (such as a stricter policy) may have changed. They apply from the next visit. */
  async #renewHeaders(key: string, sha256: string): Promise<void> {
    try {
      await this.#keep(this.#own, key, await fetch(key, { cache: 'reload', priority: 'low' }), sha256);
    } catch {
      // Offline: the cached page stays as it is.
    }
  }

  async #keep(name: string, key: string, response: Response, sha256: string): Promise<void> {
    if (!(await isWhole(response, sha256))) return;
    const cache = await caches.open(name);
    await cache.put(key, response).catch(unlessFull);
  }

  /** Replaces a cached answer. When a card has changed, the files of the old network are deleted too. */
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

/** Fetches a file, bypassing the HTTP cache when that copy is stale. @throws Error when the SHA-256 differs */
async function fetchWhole(address: string, sha256: string): Promise<Response> {
  for (const cache of ['default', 'reload'] as const) {
    const response = await fetch(address, { cache, priority: 'low' });
    if (!response.ok) throw new Error(`cannot fetch ${address}: the server answered ${response.status}`);
    // Browsers refuse a redirected response for a navigation, so it is copied into a plain one.
    if (await isWhole(response, sha256)) return response.redirected ? new Response(response.body, response) : response;
  }
  throw new Error(`${address} is not the file of this release: its SHA-256 differs`);
}

/** Whether the body's SHA-256 begins with `sha256`. The body can still be read afterwards. */
async function isWhole(response: Response, sha256: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer()));
  return [...digest]
    .map((byte) => byte.toString(HEX).padStart(2, '0'))
    .join('')
    .startsWith(sha256);
}

/** Ignores a full disk: the page still works online. Other errors are rethrown. */
function unlessFull(cause: unknown): void {
  if (!(cause instanceof DOMException && cause.name === 'QuotaExceededError')) throw cause;
}
