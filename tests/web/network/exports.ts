import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CELLS } from '../../../web/src/nn/cells';
import { parseCard } from '../../../web/src/network/card';
import { Network } from '../../../web/src/network/network';
import { parseTopology, type LayerTopology } from '../../../web/src/network/topology';
import { manifestOf, NamedWeights, weightsOf } from '../../../web/src/network/weights';
import { Vocabulary } from '../../../web/src/text/vocabulary';

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

/** Opens an export with a vocabulary in which the word "w5" has id 5. */
export function openExport({ modelJson, shards }: Export, masksZero?: boolean): Network {
  const topology = parseTopology(modelJson);
  const weights = weightsOf(topology, new NamedWeights(manifestOf(modelJson), shards));
  const words = ['<pad>', '<start>', '<unknown>', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'];
  const [{ cell }] = topology.layers as [LayerTopology];
  const card = parseCard({
    id: 'export',
    title: 'Export',
    cell: CELLS[cell.kind].className,
    units: cell.units,
    embedding_size: weights.embeddingSize,
    vocabulary_size: words.length,
    reading: { start_token: null, max_words: null, keep: 'last', pad_to: null },
  });
  return new Network(card, new Vocabulary(words), weights, masksZero ?? topology.embedding.masksZero);
}
