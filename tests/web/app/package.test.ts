import { openNetwork } from 'unrolled';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { pack, packedIn } from '../../../web/src/app/networks/own/package';
import type { Files } from '../../../web/src/app/networks/own/collect';
import { savedNetworks } from '../open/frameworks';

const asFile = (bytes: Uint8Array, path = 'saved.zip'): { path: string; file: File } => ({
  path,
  file: new File([bytes as Uint8Array<ArrayBuffer>], path),
});

it('an archive of framework files opens with the same answers and numbers, whatever their format', async () => {
  for (const name of ['conv-lstm/k2.h5', 'torch-lstm/model.pt', 'bilstm-twice/tfjs', 'onnx-bigru/model.onnx']) {
    const { files, answers, case: described } = savedNetworks().find((each) => each.name === name)!;
    const packed = await packedIn([asFile(pack('My own', { files: files as Files, answers }))]);
    expect(packed?.title).toBe('My own');
    expect(packed?.answers).toEqual(answers);
    expect([...packed!.files.keys()].sort()).toEqual([...files.keys()].sort());
    const { network } = await openNetwork(packed!.files, packed!.answers);
    const { text, output } = described.texts.find((each) => each.text !== '')!;
    for (const [k, value] of output.entries()) expect(network.read(text).final[k]).toBeCloseTo(value, 5);
  }
});

it('a model directory is packed as it is', () => {
  const files: Files = new Map([
    ['card.json', strToU8('{}') as Uint8Array<ArrayBuffer>],
    ['checkpoints/0.bin', new Uint8Array([1, 2])],
  ]);
  expect(new Map(Object.entries(unzipSync(pack('any', files))))).toEqual(files);
});

it('other archives, and other files of that name, are left alone', async () => {
  expect(await packedIn([asFile(zipSync({ 'model.h5': new Uint8Array(3) }))])).toBeNull();
  for (const text of ['not JSON', '[]', 'null', '{"format":"other"}', '{"format":"unrolled-answers/1","title":3}']) {
    expect(await packedIn([asFile(zipSync({ 'answers.json': strToU8(text) }))])).toBeNull();
  }
  expect(await packedIn([asFile(new Uint8Array(9), 'model.keras')])).toBeNull();
  await expect(packedIn([asFile(new Uint8Array(9))])).rejects.toThrow(/not-a-zip/);
});
