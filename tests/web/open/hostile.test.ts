/** Files that are damaged, or made to harm: each ends in one sentence of ours, and nothing runs. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openNetwork } from 'unrolled';
import { savedNetworks, type Saved } from './frameworks';
import { mutation, randomFrom } from './mutation';

/** A few hundred in the usual run; `tests/e2e/damaged-networks.test.ts` tries them in a process that is watched. */
const MUTATIONS = Number(process.env['MUTATIONS'] ?? 400);
const SEED = Number(process.env['MUTATION_SEED'] ?? 7);

const saved = savedNetworks();
const named = (name: string): Saved => saved.find((each) => each.name === name)!;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const json = (value: unknown): Uint8Array => text(JSON.stringify(value));

async function refusal(files: Iterable<readonly [string, Uint8Array]>): Promise<Error> {
  const error = await openNetwork(new Map(files)).then(
    () => new Error('it opened'),
    (cause: unknown) => cause as Error,
  );
  return error;
}

/** A pickle that calls `os.system` when it is run. */
const SYSTEM_CALL = text('\x80\x02cposix\nsystem\nX\x04\0\0\0exit\x85R.'.replace('\x80', ''));
const callingPickle = Uint8Array.from([0x80, ...SYSTEM_CALL]);

/** A field of bytes in Protocol Buffers. */
const field = (number: number, bytes: readonly number[]): number[] => [
  number * 8 + 2,
  ...varint(bytes.length),
  ...bytes,
];
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const ascii = (value: string): number[] => [...value].map((character) => character.charCodeAt(0));

describe('refuses in one sentence', () => {
  it('a pickle that calls a function', async () => {
    const archive = zipSync({ 'model/data.pkl': callingPickle, 'model/version': text('3\n') });
    expect((await refusal([['model.pt', archive]])).message).toMatch(/"posix\.system".*never run.*state_dict/);
    expect((await refusal([['tokenizer.pickle', callingPickle]])).message).toMatch(/unpickling runs code/);
  });

  it('an archive that says it unpacks to gigabytes', async () => {
    const archive = zipSync({ 'config.json': new Uint8Array(1000), 'model.weights.h5': new Uint8Array(1000) });
    const view = new DataView(archive.buffer);
    for (let at = 0; at + 46 < archive.length; at++) {
      // The list at the end: what each entry unpacks to.
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xfffffff0, true);
    }
    expect((await refusal([['bomb.keras', archive]])).message).toMatch(/more than 256 MB/);
  });

  it('an archive of nothing but zeros, before it is unpacked', async () => {
    const archive = zipSync({ 'config.json': new Uint8Array(65_000_000) });
    expect(archive.length).toBeLessThan(100_000);
    const begun = process.memoryUsage().arrayBuffers;
    expect((await refusal([['zeros.keras', archive]])).message).toMatch(/more than 100 times its size/);
    expect(process.memoryUsage().arrayBuffers - begun).toBeLessThan(10_000_000);
  });

  it('an ONNX tensor of 2^31 by 2^31 numbers', async () => {
    const huge = [...varint(2 ** 31)];
    const tensor = [8, ...huge, 8, ...huge, 16, 1, ...field(8, ascii('w'))];
    const node = [...field(1, ascii('ids')), ...field(2, ascii('out')), ...field(4, ascii('Identity'))];
    const value = (name: string): number[] => field(1, ascii(name));
    const graph = [...field(1, node), ...field(5, tensor), ...field(11, value('ids')), ...field(12, value('out'))];
    const model = Uint8Array.from([8, 7, ...field(7, graph)]);
    expect((await refusal([['model.onnx', model]])).message).toMatch(/2147483648.*smaller network/);
  });

  it('weights that are not finite', async () => {
    const { files } = named('torch-lstm/model.safetensors');
    const bytes = files.get('model.safetensors')!.slice();
    bytes.set([0, 0, 0xc0, 0x7f], bytes.length - 8);
    expect((await refusal([['model.safetensors', bytes]])).message).toMatch(
      /holds NaN at place \d+: training diverged/,
    );
  });

  it('names that every object has', async () => {
    const { files } = named('lstm-padded-in-front/k3.keras');
    const words = text('{"__proto__": 4, "constructor": 5, "toString": 6, "the": 1}');
    const { network } = await openNetwork(new Map([...files, ['imdb_word_index.json', words]]), {
      indexFrom: 3,
      unknown: 2,
    });
    const ids = network.read('the constructor __proto__ valueOf hasOwnProperty').tokens.map(({ id }) => id);
    // Underscores are among Keras' filters, so `__proto__` is read as "proto".
    expect(ids).toEqual([1, 4, 8, 2, 2, 2]);
    expect(({} as Record<string, unknown>)['the']).toBeUndefined();
  });

  it('layers whose class is a name that every object has', async () => {
    const { files } = named('json-and-weights/model.json+weights.h5');
    const model = JSON.parse(new TextDecoder().decode(files.get('model.json'))) as {
      config: { layers: { class_name: string }[] };
    };
    for (const name of ['constructor', '__proto__', 'toString', 'Lambda']) {
      model.config.layers[2]!.class_name = name;
      const error = await refusal([...files, ['model.json', json(model)]]);
      expect(error.name).toBe('ChainError');
      expect((error as Error & { chain: unknown }).chain).toContainEqual({
        label: expect.stringContaining(name) as string,
        isBlocking: true,
      });
    }
  });

  it('HDF5 groups that are inside themselves', async () => {
    const bytes = named('softmax-2/k2.h5').files.get('k2.h5')!.slice();
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const root = Number(view.getBigUint64(64, true));
    let changed = 0;
    for (let at = 0; at + 8 < bytes.length; at++) {
      if (String.fromCharCode(...bytes.subarray(at, at + 4)) !== 'SNOD') continue;
      // Every member of every group is the root.
      const count = view.getUint16(at + 6, true);
      for (let k = 0; k < count; k++) view.setBigUint64(at + 8 + 40 * k + 8, BigInt(root), true);
      changed += count;
    }
    expect(changed).toBeGreaterThan(3);
    expect((await refusal([['k2.h5', bytes]])).message).toMatch(/^k2\.h5 is damaged: .* inside itself; save it again/);
  });

  it('formats that are programs, with the line that makes a file of layers', async () => {
    const saved = await refusal([
      ['saved_model.pb', Uint8Array.from([8, 1, 18, 0])],
      ['variables/variables.index', new Uint8Array(9)],
    ]);
    expect(saved.message).toMatch(/tf_keras.*\.save\("model\.h5"\)/);
    const lite = await refusal([['model.tflite', Uint8Array.from([0x1c, 0, 0, 0, ...ascii('TFL3'), 0, 0])]]);
    expect(lite.message).toMatch(/TFLite.*model\.save/);
  });

  it('sizes that would fill the memory, and a length that would never end', async () => {
    const { files } = named('softmax-46/tfjs');
    const metadata = json({ word_index: { the: 1 }, index_from: 3, max_len: 9_999_999 });
    expect((await refusal([...files, ['tfjs/metadata.json', metadata]])).message).toMatch(
      /padTo is 9999999: answer .* to 100000/,
    );
    const model = JSON.parse(new TextDecoder().decode(files.get('tfjs/model.json'))) as {
      weightsManifest: { weights: { shape: number[] }[] }[];
    };
    model.weightsManifest[0]!.weights[0]!.shape = [1e6, 1e6];
    expect((await refusal([...files, ['tfjs/model.json', json(model)]])).message).toMatch(
      /more than 100000000 numbers: open a smaller network/,
    );
  });

  it('two networks, layers without weights, and weights without layers', async () => {
    const { files } = named('json-and-weights/model.json+weights.h5');
    const [model, weights] = [files.get('model.json')!, files.get('weights.h5')!];
    expect((await refusal([['model.json', model]])).message).toMatch(/layers without weights: add the file/);
    expect((await refusal([['weights.h5', weights]])).message).toMatch(/weights without layers: add the file/);
    const others = [...named('softmax-3/k3.keras').files, ...named('softmax-2/k2.h5').files];
    expect((await refusal(others)).message).toMatch(/hold 2 networks \("k3\.keras", "k2\.h5"\): choose one/);
  });

  it('nothing at all, and what is no network', async () => {
    expect((await refusal([])).message).toMatch(/No file was given/);
    expect((await refusal([['notes.txt', text('hello')]])).message).toMatch(/No network was found in "notes\.txt"/);
  });
});

it('opens an archive of everything, folders in it and all', async () => {
  const { files, answers, case: described } = named('bilstm-twice/tfjs');
  const archive = zipSync(Object.fromEntries([...files].map(([path, bytes]) => [`my network/${path}`, bytes])));
  const { network } = await openNetwork([new File([archive as Uint8Array<ArrayBuffer>], 'my network.zip')], answers);
  const [{ text: first, output }] = described.texts as [(typeof described.texts)[number]];
  expect(network.read(first).final[0]).toBeCloseTo(output[0]!, 5);
});

it(`${MUTATIONS} damaged files open or are refused, and no error is a stranger's`, async () => {
  const random = randomFrom(SEED);
  const strangers: string[] = [];
  let refused = 0;
  for (let k = 0; k < MUTATIONS; k++) {
    const { name, files, answers } = saved[Math.floor(random() * saved.length)]!;
    const paths = [...files.keys()];
    const path = paths[Math.floor(random() * paths.length)]!;
    const mutated = mutation(files.get(path)!, random);
    const begun = performance.now();
    try {
      const { network } = await openNetwork(new Map([...files, [path, mutated]]), answers);
      network.read('A quietly wonderful film.');
    } catch (error) {
      refused++;
      const isOurs =
        error instanceof Error && ['OpenError', 'ChainError'].includes(error.name) && /[.)]$/.test(error.message);
      // A text may have another length than the network reads: that is said when it reads.
      const isOfReading = error instanceof RangeError && /steps|embedding/.test(error.message);
      if (!isOurs && !isOfReading) strangers.push(`${name} ${path} #${k}: ${String(error)}`);
    }
    const LONGEST_MS = 20_000;
    if (performance.now() - begun > LONGEST_MS) strangers.push(`${name} ${path} #${k} took too long`);
  }
  expect(strangers).toEqual([]);
  expect(refused).toBeGreaterThan(MUTATIONS / 5);
});
