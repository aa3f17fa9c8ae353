import { expect, it } from 'vitest';
import { ReleaseCache } from '../../../web/src/entry/worker/release-cache';
import { ask, FILES, ON_DEMAND, publish, request, SCOPE, useWorld, world } from './world';

// What is kept: of this release, and of those before.

useWorld();

it('what was fetched ahead is there without a connection; the rest once it was used', async () => {
  const release = publish(FILES, ON_DEMAND);
  const releaseCache = new ReleaseCache(SCOPE, release);
  await releaseCache.fill();
  expect(world.asked).toHaveLength(3);
  world.isCut = true;
  expect(await ask(releaseCache, release, 'index.html')).toBe('page');
  expect(await ask(releaseCache, release, 'assets/a.js')).toBe('script');
  await expect(ask(releaseCache, release, 'models/gru/w.bin')).rejects.toThrow('Failed to fetch');
  world.isCut = false;
  expect(await ask(releaseCache, release, 'models/gru/w.bin')).toBe('gru');
  world.isCut = true;
  expect(await ask(releaseCache, release, 'models/gru/w.bin')).toBe('gru');
});

it('a release with a file that is not its own is not taken in', async () => {
  const release = publish(FILES);
  world.site['assets/a.js'] = 'of another release';
  await expect(new ReleaseCache(SCOPE, release).fill()).rejects.toThrow('SHA-256 differs');
  delete world.site['assets/a.js'];
  await expect(new ReleaseCache(SCOPE, release).fill()).rejects.toThrow('answered 404');
});

it('a second try asks only for what is missing', async () => {
  const release = publish(FILES);
  const whole = { ...world.site };
  delete world.site['assets/a.js'];
  await expect(new ReleaseCache(SCOPE, release).fill()).rejects.toThrow('404');
  world.site = whole;
  world.asked = [];
  await new ReleaseCache(SCOPE, release).fill();
  // The page is asked for each time, for its headers.
  expect(world.asked.sort()).toEqual(['', 'assets/a.js']);
});

it('the next release takes over what has not changed, networks used once included, and fetches the rest', async () => {
  const first = publish(FILES, ON_DEMAND);
  const older = new ReleaseCache(SCOPE, first);
  await older.fill();
  await ask(older, first, 'models/gru/w.bin');
  const second = publish({ ...FILES, 'assets/b.js': 'another script' }, ON_DEMAND);
  world.asked = [];
  const newer = new ReleaseCache(SCOPE, second);
  await newer.fill();
  expect(world.asked.sort()).toEqual(['', 'assets/b.js']);
  await newer.tidy(false);
  expect((await world.kept.keys()).filter((name) => name.includes(first.name))).toEqual([]);
  world.isCut = true;
  expect(await ask(newer, second, 'models/gru/w.bin')).toBe('gru');
});

it('while a page of the release before is open, its files stay; those of still older ones go', async () => {
  const releases = [publish({ ...FILES, 'assets/1.js': '1' }), publish({ ...FILES, 'assets/2.js': '2' })];
  for (const [k, release] of releases.entries()) {
    publish({ ...FILES, [`assets/${k + 1}.js`]: String(k + 1) });
    await new ReleaseCache(SCOPE, release).fill();
  }
  const newest = publish({ ...FILES, 'assets/3.js': '3' });
  const releaseCache = new ReleaseCache(SCOPE, newest);
  await releaseCache.fill();
  await releaseCache.tidy(true);
  world.isCut = true;
  const old = await releaseCache.content(
    request('assets/2.js'),
    `${SCOPE}assets/2.js`,
    { sha256: null, isModel: false },
    () => {
      throw new Error('nothing of another release is to be kept');
    },
  );
  expect(await old.text()).toBe('2');
  expect((await world.kept.keys()).some((name) => name.includes(releases[0]!.name))).toBe(false);
});

it('caches of a site in another folder of the same host are left alone', async () => {
  await world.kept.open(`unrolled ${SCOPE}other/ r1`);
  const release = publish(FILES);
  const releaseCache = new ReleaseCache(SCOPE, release);
  await releaseCache.fill();
  await releaseCache.tidy(false);
  expect(await world.kept.keys()).toContain(`unrolled ${SCOPE}other/ r1`);
});
