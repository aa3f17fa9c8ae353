import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXPORTS = fileURLToPath(new URL('../../fixtures/exports', import.meta.url));

/** A small network as the converter wrote it, with the outputs Keras gives for some ids. */
export interface Export {
  readonly name: string;
  readonly modelJson: { modelTopology: Record<string, unknown>; weightsManifest: { paths: string[] }[] };
  /** Its weight files, joined group by group. */
  readonly shards: ArrayBuffer[];
  readonly expected: { readonly ids: number[]; readonly outputs: number[] };
}

/** Every network that `python -m training.bundle.cell_goldens` wrote. */
export function readExports(): Export[] {
  return readdirSync(EXPORTS).map((name) => {
    const text = (file: string): string => readFileSync(join(EXPORTS, name, file), 'utf8');
    const modelJson = JSON.parse(text('model.json')) as Export['modelJson'];
    const shards = modelJson.weightsManifest.map(({ paths }) => {
      const bytes = Buffer.concat(paths.map((path) => readFileSync(join(EXPORTS, name, path))));
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    });
    return { name, modelJson, shards, expected: JSON.parse(text('expected.json')) as Export['expected'] };
  });
}
