import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { goldensOf, MODELS } from './goldens';
import { useBrowser, visit } from './visitor';

useBrowser();

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LARGEST_OUTPUT_BYTES = 64_000_000;
const TOLERANCE = 1e-5;

/** One reading, as JSON carries it. */
interface Numbers {
  /** Steps × units. */
  readonly states: readonly number[];
  /** Steps. */
  readonly outputs: readonly number[];
}

/** Defines `readAll(place, texts)` for a script that has imported the library: the readings, as `Numbers`. */
const READ_ALL = `
  const readAll = async (place, texts) => {
    const network = await loadNetwork(place);
    return texts.map((text) => network.read(text)).map(({ states, outputs }) => ({ states: [...states], outputs: [...outputs] }));
  };`;

/** Runs a module script in a Node of its own, in the project's folder. @returns what it printed, from JSON */
async function inNode(script: string): Promise<unknown> {
  const imports = `import { directoryOf, loadNetwork } from './web/dist/lib/unrolled.js';`;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', imports + READ_ALL + script],
    { cwd: ROOT, maxBuffer: LARGEST_OUTPUT_BYTES },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const textsOf = (id: string): string => JSON.stringify(goldensOf(id).map(({ text }) => text));

/** @throws AssertionError when a number is further from the card's golden value than the tolerance */
function expectGoldens(id: string, readings: readonly Numbers[]): void {
  const goldens = goldensOf(id);
  expect(readings).toHaveLength(goldens.length);
  goldens.forEach((golden, k) => {
    const { states, outputs } = readings[k]!;
    expect(outputs).toHaveLength(golden.outputs.length);
    const expected = [...golden.states.flat(), ...golden.outputs];
    const differences = [...states, ...outputs].map((value, at) => Math.abs(value - expected[at]!));
    expect(differences).toHaveLength(expected.length);
    expect(Math.max(...differences), `${id}: ${golden.text}`).toBeLessThan(TOLERANCE);
  });
}

it('reads in Node, of files, as Keras does', async () => {
  const id = 'lstm';
  const readings = await inNode(`
    import { readdirSync, readFileSync, statSync } from 'node:fs';
    const folder = ${JSON.stringify(MODELS + id)};
    const names = readdirSync(folder).filter((name) => statSync(folder + '/' + name).isFile());
    const source = directoryOf('mine', new Map(names.map((name) => [name, readFileSync(folder + '/' + name)])));
    console.log(JSON.stringify(await readAll(source, ${textsOf(id)})));`);
  expectGoldens(id, readings as readonly Numbers[]);
});

it('reads in Node from a server and from a folder, by the full address', async () => {
  for (const directory of [`${inject('baseUrl')}models/gru`, String(pathToFileURL(`${MODELS}gru`))]) {
    const readings = await inNode(
      `console.log(JSON.stringify(await readAll(${JSON.stringify(directory)}, ${textsOf('gru')})));`,
    );
    expectGoldens('gru', readings as readonly Numbers[]);
  }
});

it('says in Node what to do about a relative address, and about a folder that is not there', async () => {
  const messageFor = (directory: string): Promise<unknown> =>
    inNode(`console.log(JSON.stringify(await loadNetwork('${directory}').then(String, ({ message }) => message)));`);
  expect(await messageFor('models/gru/')).toBe(
    'Cannot load a model from "models/gru/": the address has no base here, so give it in full ' +
      '(http://…/models/gru/ or file:///…/models/gru/), or give the files with directoryOf',
  );
  expect(await messageFor('file:///nowhere/gru/')).toBe('Cannot load model "gru": cannot read card.json from the disk');
});

it('reads in a module worker, by an address relative to it', async () => {
  const script = `
    import { loadNetwork } from '/lib/unrolled.js';
    ${READ_ALL}
    readAll('/models/gru/', ${textsOf('gru')}).then(postMessage, ({ message }) => postMessage(message));`;
  // A page of somebody else's, beside the networks.
  const { page, complaints, close } = await visit('mine/', {
    before: async (page) => {
      await page.route('**/mine/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
      await page.route('**/mine/worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
    },
  });
  const readings = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker('worker.js', { type: 'module' });
        worker.addEventListener('message', ({ data }) => resolve(data));
        worker.addEventListener('error', ({ message }) => reject(new Error(message || 'the worker did not start')));
      }),
  );
  expect(readings).toBeInstanceOf(Array);
  expectGoldens('gru', readings as readonly Numbers[]);
  expect(complaints).toEqual([]);
  await close();
});
