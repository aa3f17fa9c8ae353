import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { releaseOf } from '../../../web/build/release';
import { keyOf, routeOf, type Release } from '../../../web/src/entry/worker/release';

const SCOPE = 'https://demo.example/some/path/';
const A = 'a'.repeat(32);
const B = 'b'.repeat(32);
const RELEASE: Release = {
  name: 'r1',
  files: {
    'index.html': A,
    'assets/index-Dk3x9.js': A,
    'lib/unrolled.js': A,
    'icon.svg': A,
    'models/simple-rnn/card.json': A,
    'models/simple-rnn/weights.bin': A,
  },
  first: ['index.html'],
};
const route = (path: string): unknown => routeOf(SCOPE + path, SCOPE, RELEASE);
const listed = (key: string): unknown => ({ is: 'listed', key: SCOPE + key, sha256: A });

describe('what an address means to the worker', () => {
  it('the page, by each of its addresses, whatever the query', () => {
    for (const path of ['', 'index.html', '?from=a-link', 'index.html?x=1']) expect(route(path)).toEqual(listed(''));
  });

  it('a file of the release, whether its content is named or not', () => {
    expect(route('assets/index-Dk3x9.js')).toEqual(listed('assets/index-Dk3x9.js'));
    expect(route('icon.svg')).toEqual(listed('icon.svg?v=aaaaaaaaaaaa'));
    expect(route('models/simple-rnn/card.json')).toEqual(listed('models/simple-rnn/card.json?v=aaaaaaaaaaaa'));
    expect(route('lib/unrolled.js?v=aaaaaaaaaaaa')).toEqual(listed('lib/unrolled.js?v=aaaaaaaaaaaa'));
    expect(route('lib/unrolled.js?v=aaaaaaaa')).toEqual(listed('lib/unrolled.js?v=aaaaaaaaaaaa'));
  });

  it('another release’s content is never this one’s', () => {
    const key = 'lib/unrolled.js?v=bbbbbbbbbbbb';
    expect(route(key)).toEqual({ is: 'content', key: SCOPE + key, sha256: 'b'.repeat(12), isModel: false });
    const asset = 'assets/index-older.js';
    expect(route(asset)).toEqual({ is: 'content', key: SCOPE + asset, sha256: null, isModel: false });
  });

  it('a network that no release lists: its content by its address, the rest as the server says now', () => {
    const weights = 'models/mine/weights.bin?v=0123456789ab';
    expect(route(weights)).toEqual({ is: 'content', key: SCOPE + weights, sha256: '0123456789ab', isModel: true });
    for (const path of ['models/mine/card.json', 'models/index.json']) {
      expect(route(path)).toEqual({ is: 'newest', key: SCOPE + path });
    }
  });

  it('everything else is the server’s: probes, unknown pages, other queries, other sites and folders', () => {
    for (const path of ['healthz', 'readyz', 'no/such/page', 'embed', 'embed.html', 'models/', 'service-worker.js']) {
      expect(route(path), path).toEqual({ is: 'elsewhere' });
    }
    expect(route('models/simple-rnn/card.json?v=short')).toEqual({ is: 'elsewhere' });
    for (const address of [
      'https://elsewhere.example/some/path/',
      'https://demo.example/',
      'https://demo.example/some/',
    ]) {
      expect(routeOf(address, SCOPE, RELEASE), address).toEqual({ is: 'elsewhere' });
    }
  });

  it('a fragment, where the view and perhaps the review stand, is in no key', () => {
    expect(route('#v=1&text=secret')).toEqual(listed(''));
  });

  it('a key changes with the content', () => {
    expect(keyOf('icon.svg', A, SCOPE)).not.toBe(keyOf('icon.svg', B, SCOPE));
  });
});

describe('the list that the build makes', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  const FILES: Readonly<Record<string, string>> = {
    'index.html': '<!doctype html>',
    '404.html': 'not here',
    'embed.html': 'embed',
    'service-worker.js': 'an older worker',
    '.ready': '',
    'assets/index-Dk3x9.js': 'export {}',
    'assets/index-Dk3x9.js.br': 'packed',
    'lib/unrolled.js': 'export {}',
    'lib/unrolled.d.ts': 'types',
    'manifest.webmanifest': '{}',
    'models/simple-rnn/card.json': '{}',
    'models/simple-rnn/README.md': '#',
    'models/simple-rnn/checkpoints/0.bin': 'w',
    'models/gru/card.json': '{"listed": true}',
    'models/tagger/card.json': '{"listed": false}',
  };

  function built(files: Readonly<Record<string, string>>): Release {
    const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
    folders.push(folder);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return releaseOf(folder);
  }

  it('holds what the page asks for, by hash: no copies, types, hidden files, pages for people, nor the worker itself', () => {
    const { files } = built(FILES);
    expect(Object.keys(files)).toEqual([
      'assets/index-Dk3x9.js',
      'index.html',
      'lib/unrolled.js',
      'manifest.webmanifest',
      'models/gru/card.json',
      'models/simple-rnn/card.json',
      'models/simple-rnn/checkpoints/0.bin',
      'models/tagger/card.json',
    ]);
    const sha256 = createHash('sha256').update('<!doctype html>').digest('hex');
    expect(sha256.startsWith(files['index.html']!)).toBe(true);
  });

  it('fetches ahead all but the networks that a visitor may choose, the first of them apart', () => {
    const { files, first } = built(FILES);
    expect(Object.keys(files).filter((path) => !first.includes(path))).toEqual([
      'models/simple-rnn/card.json',
      'models/simple-rnn/checkpoints/0.bin',
    ]);
  });

  it('names a release by its content', () => {
    const { name } = built(FILES);
    expect(built(FILES).name).toBe(name);
    expect(built({ ...FILES, 'lib/unrolled.js': 'export { }' }).name).not.toBe(name);
    expect(built({ ...FILES, 'service-worker.js': 'a newer worker' }).name).toBe(name);
  });
});
