import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { BUILT_LIBRARY, DIST, WEB } from '../../web/build/paths';
import { ReaderPool } from '../../web/src/network/many/pool';
import { useBrowser, visit } from './visitor';

useBrowser();

type Library = typeof import('../../web/src/lib');
const library = (await import(pathToFileURL(BUILT_LIBRARY).href)) as Library;
const model = (id: string): URL => pathToFileURL(`${WEB}/public/models/${id}/`);

/** Our own words in a fixed order, from none to 90 of them. */
const WORDS = 'the film was not good but the acting and this quiet dull superb story never bored me zzz'.split(' ');
const TEXTS = Array.from({ length: 700 }, (_, k) =>
  Array.from({ length: k % 91 }, (_, t) => WORDS[(7 * k + 5 * t + ((k * t) % 11)) % WORDS.length]).join(' '),
);
const TOLERANCE = 1e-5;

it.each(['simple-rnn', 'lstm', 'zh-gru'])('%s: in Node, many texts give what each gives by itself', async (id) => {
  const network = await library.loadNetwork(model(id));
  const told: number[] = [];
  const many = await network.readMany(TEXTS, { workers: 2, keep: 'last', onProgress: ({ read }) => told.push(read) });
  expect(many.count).toBe(TEXTS.length);
  expect(told.at(-1)).toBe(TEXTS.length);
  for (const [k, text] of TEXTS.entries()) {
    const reading = network.read(text);
    const { units } = network;
    expect(many.steps[k]).toBe(reading.tokens.length);
    expect(Math.abs(many.final[k]! - reading.final[0]!)).toBeLessThan(TOLERANCE);
    const last = reading.states.subarray(-units);
    for (let j = 0; j < units && last.length > 0; j++) {
      expect(Math.abs(many.last![k * units + j]! - last[j]!)).toBeLessThan(TOLERANCE);
    }
  }
  network.dispose();
});

it('a network of somebody else’s framework, with its own way to divide texts, reads them in workers, too', async () => {
  const folder = fileURLToPath(new URL('../fixtures/frameworks/bilstm-twice', import.meta.url));
  const files = new Map(
    ['k3.keras', 'imdb_word_index.json'].map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  );
  const { network } = await library.openNetwork(files, { padTo: 40, padAt: 'start' });
  const many = await network.readMany(TEXTS.slice(0, 60), { workers: 1 });
  const outputs = many.final.length / many.count;
  for (const [k, text] of TEXTS.slice(0, 60).entries()) {
    for (const [i, wanted] of network.read(text).final.entries()) {
      expect(Math.abs(many.final[k * outputs + i]! - wanted)).toBeLessThan(TOLERANCE);
    }
  }
  network.dispose();
});

it('all states are kept in eight bits, within half a step of the scale', async () => {
  const network = await library.loadNetwork(model('gru'));
  const some = TEXTS.slice(80, 100);
  const { states } = await network.readMany(some, { workers: 1, keep: 'states' });
  for (const [k, text] of some.entries()) {
    const wanted = network.read(text).states;
    const from = states!.starts[k]! * network.units;
    expect(states!.starts[k + 1]! * network.units - from).toBe(wanted.length);
    for (const [i, value] of wanted.entries()) {
      const found = states!.values[from + i]! * states!.scales[k]!;
      expect(Math.abs(found - value)).toBeLessThan(0.5 * states!.scales[k]! + TOLERANCE);
    }
  }
  network.dispose();
});

it('a stream is read as it comes; who aborts hears of it, and texts that are no good are refused', async () => {
  const network = await library.loadNetwork(model('simple-rnn'));
  async function* stream(): AsyncGenerator<string> {
    for (const text of TEXTS) yield text;
  }
  expect((await network.readMany(stream(), { workers: 2 })).count).toBe(TEXTS.length);
  expect((await network.readMany([])).count).toBe(0);
  const control = new AbortController();
  const reading = network.readMany(stream(), {
    workers: 2,
    signal: control.signal,
    onProgress: () => control.abort(new Error('enough')),
  });
  await expect(reading).rejects.toThrow('enough');
  await expect(network.readMany(TEXTS, { workers: 0 })).rejects.toThrow('cannot read with 0 workers');
  network.dispose();
  await expect(network.readMany(TEXTS)).rejects.toThrow('was disposed');
  const tagger = await library.loadNetwork(model('tagger-rnn'));
  await expect(tagger.readMany(['a'])).rejects.toThrow('says something of every word');
});

it('the texts of a worker that dies are read by another; where none lives they are read here', async () => {
  const network = await library.loadNetwork(model('gru'));
  const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
  const flag = join(folder, 'died');
  const program = join(folder, 'dies-once.mjs');
  const real = pathToFileURL(`${DIST}/lib/reader-worker.js`).href;
  writeFileSync(
    program,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     await import(${JSON.stringify(real)});
     let reads = 0;
     parentPort.on('message', ({ type }) => {
       if (type !== 'read' || ++reads < 2 || existsSync(${JSON.stringify(flag)})) return;
       writeFileSync(${JSON.stringify(flag)}, '');
       process.exit(1);
     });
`,
  );
  const wanted = network.read('not good').probability;
  const mortal = new ReaderPool(network, pathToFileURL(program));
  mortal.grow(1);
  expect((await mortal.read(['not good'], 'final')).final[0]).toBeCloseTo(wanted, 5);
  const batches = await Promise.all([mortal.read(['not good'], 'final'), mortal.read(['not good'], 'final')]);
  for (const { final } of batches) expect(final[0]).toBeCloseTo(wanted, 5);
  expect(existsSync(flag)).toBe(true);
  mortal.dispose();

  const missing = new ReaderPool(network, pathToFileURL(join(folder, 'missing.js')));
  missing.grow(2);
  expect((await missing.read(['not good'], 'final')).final[0]).toBeCloseTo(wanted, 5);
  missing.dispose();
  network.dispose();
});

it('in a page: the same numbers, and progress', async () => {
  const { page, complaints, close } = await visit('');
  const library = await page.evaluateHandle<Library>("import('/lib/unrolled.js')");
  const found = await page.evaluate(
    async ({ library: { loadNetwork }, texts }) => {
      const network = await loadNetwork('/models/gru/');
      let told = 0;
      const many = await network.readMany(texts, { workers: 2, onProgress: ({ read }) => (told = read) });
      const largest = Math.max(...texts.map((text, k) => Math.abs(network.read(text).final[0]! - many.final[k]!)));
      return { told, count: many.count, largest };
    },
    { library, texts: TEXTS },
  );
  expect(found).toMatchObject({ told: TEXTS.length, count: TEXTS.length });
  expect(found.largest).toBeLessThan(TOLERANCE);
  expect(complaints).toEqual([]);
  await close();
});

it('the command writes a row a text, with what the library says of it, and refuses in one sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
  const file = join(folder, 'texts.csv');
  writeFileSync(file, '\uFEFFid,review\r\n1,"Not good, not at all"\r\n2,"A ""superb"" film"\r\n3,\r\n');
  const run = (...options: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [`${DIST}/cli/unrolled.js`, 'read', ...options], { encoding: 'utf8' });
  const { status, stdout, stderr } = run(`${WEB}/public/models/gru`, file, '--workers', '2');
  expect([status, stderr]).toEqual([0, 'read 3 texts with gru\n']);
  const [head, ...rows] = stdout.trimEnd().split('\r\n');
  expect(head).toBe('id,review,positive,steps');
  expect(rows[1]).toMatch(/^2,"A ""superb"" film",/);
  const network = await library.loadNetwork(model('gru'));
  for (const [k, text] of ['Not good, not at all', 'A "superb" film', ''].entries()) {
    const [said, steps] = rows[k]!.split(',').slice(-2).map(Number);
    const reading = network.read(text);
    expect(Math.abs(said! - reading.final[0]!)).toBeLessThan(TOLERANCE);
    expect(steps).toBe(reading.tokens.length);
  }
  network.dispose();
  const refused = run(`${WEB}/public/models/gru`, file, '--text', 'body');
  expect([refused.status, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toBe('Cannot find a column "body" among the columns id, review: name one with --text.\n');
});
