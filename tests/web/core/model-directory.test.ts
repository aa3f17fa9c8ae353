import { describe, expect, it } from 'vitest';
import {
  findDirectory,
  MistakeError,
  missingWeights,
  type Mistake,
} from '../../../web/src/app/networks/model-directory';

const WHOLE = ['model.json', 'group1-shard1of1.bin', 'vocabulary.txt', 'card.json'];

function mistakeOf(act: () => unknown): Mistake {
  try {
    act();
  } catch (error) {
    if (error instanceof MistakeError) return error.mistake;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a model directory among files', () => {
  it('is found at the top, in a folder, and in a folder of folders', () => {
    for (const folder of ['', 'mine/', 'a/b/c/']) {
      const found = findDirectory(WHOLE.map((name) => folder + name));
      expect([...found]).toEqual(WHOLE.map((name) => [name, folder + name]));
    }
  });

  it('brings its map and snapshots along, and leaves everything else', () => {
    const found = findDirectory([
      ...WHOLE,
      'map.json',
      'checkpoints/0.bin',
      'checkpoints/index.json',
      'README.md',
      'notes/secret.bin',
      '__MACOSX/model.json',
    ]);
    expect([...found.keys()]).toEqual([...WHOLE, 'map.json', 'checkpoints/0.bin', 'checkpoints/index.json']);
  });

  it.each<[string, string[], Mistake]>([
    ['nothing', [], { is: 'no-network' }],
    ['pictures', ['cat.png'], { is: 'no-network' }],
    ['weights alone', ['group1-shard1of1.bin'], { is: 'missing', files: ['model.json'] }],
    ['no card', ['model.json', 'vocabulary.txt'], { is: 'missing', files: ['card.json'] }],
    ['the converter’s output', ['model.json', 'a.bin'], { is: 'missing', files: ['card.json', 'vocabulary.txt'] }],
    ['two networks', ['a/model.json', 'b/model.json'], { is: 'several', folders: ['a/', 'b/'] }],
  ])('%s: refused by name', (_, paths, mistake) => {
    expect(mistakeOf(() => findDirectory(paths))).toEqual(mistake);
  });

  it('names the weight files that are not there', () => {
    const model = JSON.stringify({ weightsManifest: [{ paths: ['a.bin', 'b.bin'] }, { paths: ['c.bin'] }] });
    expect(missingWeights(model, new Set(['a.bin', 'c.bin']))).toEqual(['b.bin']);
    expect(missingWeights(model, new Set(['a.bin', 'b.bin', 'c.bin']))).toEqual([]);
  });

  it('refuses a model.json that is no JSON, and leaves one without weights to the loader', () => {
    expect(mistakeOf(() => missingWeights('<html>', new Set()))).toEqual({ is: 'damaged', file: 'model.json' });
    for (const odd of ['null', '7', '{}', '{"weightsManifest": [null, 7]}']) {
      expect(missingWeights(odd, new Set())).toEqual([]);
    }
  });
});
