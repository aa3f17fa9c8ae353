import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keyOf, type Release } from '../../../web/src/worker/release';
import { Shelf } from '../../../web/src/worker/shelf';

const SCOPE = 'https://demo.example/';
const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 32);

/** As much of the browser's caches as the shelf uses. */
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

let site: Record<string, string>;
let asked: string[];
let isCut: boolean;
let kept: Caches;

beforeEach(() => {
  asked = [];
  isCut = false;
  kept = new Caches();
  vi.stubGlobal('caches', kept);
  vi.stubGlobal('fetch', async (request: string | Request) => {
    const url = typeof request === 'string' ? request : request.url;
    asked.push(url.slice(SCOPE.length));
    if (isCut) throw new TypeError('Failed to fetch');
    const content = site[url.slice(SCOPE.length)];
    return content === undefined ? new Response('nothing', { status: 404 }) : new Response(content);
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A release of these files, and a site that serves them, by their keys. */
function publish(files: Readonly<Record<string, string>>, whenUsed: readonly string[] = []): Release {
  const hashes = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, sha256(content)]));
  site = Object.fromEntries(
    Object.entries(files).map(([path, content]) => [keyOf(path, hashes[path]!, SCOPE).slice(SCOPE.length), content]),
  );
  return {
    name: sha256(JSON.stringify(hashes)),
    files: hashes,
    first: Object.keys(files).filter((path) => !whenUsed.includes(path)),
  };
}

const FILES = {
  'index.html': 'page',
  'assets/a.js': 'script',
  'lib/unrolled.js': 'library',
  'models/gru/w.bin': 'gru',
};
const ON_DEMAND = ['models/gru/w.bin'];
const request = (key: string): Request => new Request(SCOPE + key);

async function ask(shelf: Shelf, release: Release, path: string): Promise<string> {
  const key = keyOf(path, release.files[path]!, SCOPE);
  const work: Promise<void>[] = [];
  const response = await shelf.listed(new Request(key), key, release.files[path]!, (each) => void work.push(each));
  const text = await response.text();
  await Promise.all(work);
  return text;
}

it('what was fetched ahead is there without a connection; the rest once it was used', async () => {
  const release = publish(FILES, ON_DEMAND);
  const shelf = new Shelf(SCOPE, release);
  await shelf.fill();
  expect(asked).toHaveLength(3);
  isCut = true;
  expect(await ask(shelf, release, 'index.html')).toBe('page');
  expect(await ask(shelf, release, 'assets/a.js')).toBe('script');
  await expect(ask(shelf, release, 'models/gru/w.bin')).rejects.toThrow('Failed to fetch');
  isCut = false;
  expect(await ask(shelf, release, 'models/gru/w.bin')).toBe('gru');
  isCut = true;
  expect(await ask(shelf, release, 'models/gru/w.bin')).toBe('gru');
});

it('a release with a file that is not its own is not taken in', async () => {
  const release = publish(FILES);
  site['assets/a.js'] = 'of another release';
  await expect(new Shelf(SCOPE, release).fill()).rejects.toThrow('SHA-256 differs');
  delete site['assets/a.js'];
  await expect(new Shelf(SCOPE, release).fill()).rejects.toThrow('answered 404');
});

it('a second try asks only for what is missing', async () => {
  const release = publish(FILES);
  const whole = { ...site };
  delete site['assets/a.js'];
  await expect(new Shelf(SCOPE, release).fill()).rejects.toThrow('404');
  site = whole;
  asked = [];
  await new Shelf(SCOPE, release).fill();
  // The page is asked for each time, for its headers.
  expect(asked.sort()).toEqual(['', 'assets/a.js']);
});

it('the next release takes over what has not changed, networks used once included, and fetches the rest', async () => {
  const first = publish(FILES, ON_DEMAND);
  const older = new Shelf(SCOPE, first);
  await older.fill();
  await ask(older, first, 'models/gru/w.bin');
  const second = publish({ ...FILES, 'assets/b.js': 'another script' }, ON_DEMAND);
  asked = [];
  const newer = new Shelf(SCOPE, second);
  await newer.fill();
  expect(asked.sort()).toEqual(['', 'assets/b.js']);
  await newer.tidy(false);
  expect((await kept.keys()).filter((name) => name.includes(first.name))).toEqual([]);
  isCut = true;
  expect(await ask(newer, second, 'models/gru/w.bin')).toBe('gru');
});

it('while a page of the release before is open, its files stay; those of still older ones go', async () => {
  const releases = [publish({ ...FILES, 'assets/1.js': '1' }), publish({ ...FILES, 'assets/2.js': '2' })];
  for (const [k, release] of releases.entries()) {
    publish({ ...FILES, [`assets/${k + 1}.js`]: String(k + 1) });
    await new Shelf(SCOPE, release).fill();
  }
  const newest = publish({ ...FILES, 'assets/3.js': '3' });
  const shelf = new Shelf(SCOPE, newest);
  await shelf.fill();
  await shelf.tidy(true);
  isCut = true;
  const old = await shelf.content(
    request('assets/2.js'),
    `${SCOPE}assets/2.js`,
    { sha256: null, isModel: false },
    () => {
      throw new Error('nothing of another release is to be kept');
    },
  );
  expect(await old.text()).toBe('2');
  expect((await kept.keys()).some((name) => name.includes(releases[0]!.name))).toBe(false);
});

it('caches of a site in another folder of the same host are left alone', async () => {
  await kept.open(`unrolled ${SCOPE}other/ r1`);
  const release = publish(FILES);
  const shelf = new Shelf(SCOPE, release);
  await shelf.fill();
  await shelf.tidy(false);
  expect(await kept.keys()).toContain(`unrolled ${SCOPE}other/ r1`);
});

it('the page kept here takes on the headers that the server sends now, from the next visit on; not those of another page', async () => {
  const release = publish(FILES);
  const shelf = new Shelf(SCOPE, release);
  await shelf.fill();
  let content = 'page';
  vi.stubGlobal('fetch', async () => new Response(content, { headers: { 'Content-Security-Policy': content } }));
  const policy = async (): Promise<string | null> => {
    const work: Promise<void>[] = [];
    const { headers } = await shelf.listed(
      request(''),
      SCOPE,
      release.files['index.html']!,
      (each) => void work.push(each),
    );
    await Promise.all(work);
    return headers.get('Content-Security-Policy');
  };
  expect(await policy()).toBe(null);
  content = 'another page';
  expect(await policy()).toBe('page');
  expect(await policy()).toBe('page');
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  expect(await policy()).toBe('page');
});

it('damaged bytes are fetched anew, and never handed out', async () => {
  const release = publish(FILES);
  const shelf = new Shelf(SCOPE, release);
  await shelf.fill();
  const cache = await kept.open(`unrolled ${SCOPE} ${release.name}`);
  await cache.put(`${SCOPE}assets/a.js`, new Response('scrape'));
  expect(await ask(shelf, release, 'assets/a.js')).toBe('script');
  isCut = true;
  expect(await ask(shelf, release, 'assets/a.js')).toBe('script');
  await cache.put(`${SCOPE}assets/a.js`, new Response('scrape'));
  await expect(ask(shelf, release, 'assets/a.js')).rejects.toThrow('Failed to fetch');
});

it('where there is no room, pages are answered from the server', async () => {
  const release = publish(FILES, ON_DEMAND);
  const shelf = new Shelf(SCOPE, release);
  kept.isFull = true;
  await expect(shelf.fill()).rejects.toThrow('full');
  expect(await ask(shelf, release, 'models/gru/w.bin')).toBe('gru');
});

it('a file that the server has replaced is its newest, and is not kept as this release’s', async () => {
  const release = publish(FILES, ON_DEMAND);
  const shelf = new Shelf(SCOPE, release);
  site = { 'models/gru/w.bin': 'newer' };
  const key = keyOf('models/gru/w.bin', release.files['models/gru/w.bin']!, SCOPE);
  const plain = await shelf.listed(request('models/gru/w.bin'), key, release.files['models/gru/w.bin']!, () => {
    throw new Error('not to be kept');
  });
  expect(await plain.text()).toBe('newer');
});

it('a network of the server’s own folder is kept once used; a new card takes the older files with it', async () => {
  const shelf = new Shelf(SCOPE, publish(FILES));
  const card = 'models/mine/card.json';
  const [one, two] = ['weights 1', 'weights 2'];
  const weights = (content: string): string => `models/mine/w.bin?v=${sha256(content).slice(0, 12)}`;
  const use = async (content: string): Promise<string> => {
    const key = weights(content);
    const work: Promise<void>[] = [];
    const meaning = { sha256: sha256(content).slice(0, 12), isModel: true };
    const response = await shelf.content(request(key), SCOPE + key, meaning, (each) => void work.push(each));
    await Promise.all(work);
    return response.text();
  };
  site = { [card]: 'card 1', [weights(one)]: one };
  expect(await (await shelf.newest(request(card), SCOPE + card)).text()).toBe('card 1');
  await use(one);
  isCut = true;
  expect(await (await shelf.newest(request(card), SCOPE + card)).text()).toBe('card 1');
  expect(await use(one)).toBe(one);
  isCut = false;
  site = { [card]: 'card 2', [weights(two)]: two };
  expect(await (await shelf.newest(request(card), SCOPE + card)).text()).toBe('card 2');
  expect(await use(two)).toBe(two);
  isCut = true;
  await expect(use(one)).rejects.toThrow('Failed to fetch');
  expect(await use(two)).toBe(two);
});

it('bytes that are not what their address says are handed on, for the page to refuse, and not kept', async () => {
  const shelf = new Shelf(SCOPE, publish(FILES));
  const key = `models/mine/w.bin?v=${sha256('whole').slice(0, 12)}`;
  site = { [key]: 'altered' };
  const work: Promise<void>[] = [];
  const meaning = { sha256: sha256('whole').slice(0, 12), isModel: true };
  const response = await shelf.content(request(key), SCOPE + key, meaning, (each) => void work.push(each));
  await Promise.all(work);
  expect(await response.text()).toBe('altered');
  expect(await kept.match(SCOPE + key)).toBeUndefined();
});

it('a server that does not answer in time is not waited for, where something was kept', async () => {
  const shelf = new Shelf(SCOPE, publish(FILES));
  const list = 'models/index.json';
  site = { [list]: 'list' };
  await shelf.newest(request(list), SCOPE + list);
  vi.stubGlobal('fetch', () => new Promise<Response>(() => undefined));
  vi.useFakeTimers();
  try {
    const answer = shelf.newest(request(list), SCOPE + list);
    await vi.runAllTimersAsync();
    expect(await (await answer).text()).toBe('list');
  } finally {
    vi.useRealTimers();
  }
});
