import { expect, it, vi } from 'vitest';
import { keyOf } from '../../../web/src/entry/worker/release';
import { ReleaseCache } from '../../../web/src/entry/worker/release-cache';
import { ask, FILES, ON_DEMAND, publish, request, SCOPE, sha256, useWorld, world } from './world';

// How it answers: with its own bytes, the server's, or none.

useWorld();

it('the page kept here takes on the headers that the server sends now, from the next visit on; not those of another page', async () => {
  const release = publish(FILES);
  const releaseCache = new ReleaseCache(SCOPE, release);
  await releaseCache.fill();
  let content = 'page';
  vi.stubGlobal('fetch', async () => new Response(content, { headers: { 'Content-Security-Policy': content } }));
  const policy = async (): Promise<string | null> => {
    const work: Promise<void>[] = [];
    const { headers } = await releaseCache.listed(
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
  const releaseCache = new ReleaseCache(SCOPE, release);
  await releaseCache.fill();
  const cache = await world.kept.open(`unrolled ${SCOPE} ${release.name}`);
  await cache.put(`${SCOPE}assets/a.js`, new Response('scrape'));
  expect(await ask(releaseCache, release, 'assets/a.js')).toBe('script');
  world.isCut = true;
  expect(await ask(releaseCache, release, 'assets/a.js')).toBe('script');
  await cache.put(`${SCOPE}assets/a.js`, new Response('scrape'));
  await expect(ask(releaseCache, release, 'assets/a.js')).rejects.toThrow('Failed to fetch');
});

it('where there is no room, pages are answered from the server', async () => {
  const release = publish(FILES, ON_DEMAND);
  const releaseCache = new ReleaseCache(SCOPE, release);
  world.kept.isFull = true;
  await expect(releaseCache.fill()).rejects.toThrow('full');
  expect(await ask(releaseCache, release, 'models/gru/w.bin')).toBe('gru');
});

it('a file that the server has replaced is its newest, and is not kept as this release’s', async () => {
  const release = publish(FILES, ON_DEMAND);
  const releaseCache = new ReleaseCache(SCOPE, release);
  world.site = { 'models/gru/w.bin': 'newer' };
  const key = keyOf('models/gru/w.bin', release.files['models/gru/w.bin']!, SCOPE);
  const plain = await releaseCache.listed(request('models/gru/w.bin'), key, release.files['models/gru/w.bin']!, () => {
    throw new Error('not to be kept');
  });
  expect(await plain.text()).toBe('newer');
});

it('a network of the server’s own folder is kept once used; a new card takes the older files with it', async () => {
  const releaseCache = new ReleaseCache(SCOPE, publish(FILES));
  const card = 'models/mine/card.json';
  const [one, two] = ['weights 1', 'weights 2'];
  const weights = (content: string): string => `models/mine/w.bin?v=${sha256(content).slice(0, 12)}`;
  const use = async (content: string): Promise<string> => {
    const key = weights(content);
    const work: Promise<void>[] = [];
    const meaning = { sha256: sha256(content).slice(0, 12), isModel: true };
    const response = await releaseCache.content(request(key), SCOPE + key, meaning, (each) => void work.push(each));
    await Promise.all(work);
    return response.text();
  };
  world.site = { [card]: 'card 1', [weights(one)]: one };
  expect(await (await releaseCache.newest(request(card), SCOPE + card)).text()).toBe('card 1');
  await use(one);
  world.isCut = true;
  expect(await (await releaseCache.newest(request(card), SCOPE + card)).text()).toBe('card 1');
  expect(await use(one)).toBe(one);
  world.isCut = false;
  world.site = { [card]: 'card 2', [weights(two)]: two };
  expect(await (await releaseCache.newest(request(card), SCOPE + card)).text()).toBe('card 2');
  expect(await use(two)).toBe(two);
  world.isCut = true;
  await expect(use(one)).rejects.toThrow('Failed to fetch');
  expect(await use(two)).toBe(two);
});

it('bytes that are not what their address says are handed on, for the page to refuse, and not kept', async () => {
  const releaseCache = new ReleaseCache(SCOPE, publish(FILES));
  const key = `models/mine/w.bin?v=${sha256('whole').slice(0, 12)}`;
  world.site = { [key]: 'altered' };
  const work: Promise<void>[] = [];
  const meaning = { sha256: sha256('whole').slice(0, 12), isModel: true };
  const response = await releaseCache.content(request(key), SCOPE + key, meaning, (each) => void work.push(each));
  await Promise.all(work);
  expect(await response.text()).toBe('altered');
  expect(await world.kept.match(SCOPE + key)).toBeUndefined();
});

it('a server that does not answer in time is not waited for, where something was kept', async () => {
  const releaseCache = new ReleaseCache(SCOPE, publish(FILES));
  const list = 'models/index.json';
  world.site = { [list]: 'list' };
  await releaseCache.newest(request(list), SCOPE + list);
  vi.stubGlobal('fetch', () => new Promise<Response>(() => undefined));
  vi.useFakeTimers();
  try {
    const answer = releaseCache.newest(request(list), SCOPE + list);
    await vi.runAllTimersAsync();
    expect(await (await answer).text()).toBe('list');
  } finally {
    vi.useRealTimers();
  }
});
