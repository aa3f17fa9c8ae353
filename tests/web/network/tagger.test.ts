import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../web/src/text/vocabulary';
import { parseCard } from '../../../web/src/network/card';
import { Tagger } from '../../../web/src/network/tagger';
import { ready, setBackend } from '../../../web/src/network/tensorflow';
import { parseTaggerTopology, parseTopology } from '../../../web/src/network/topology';
import { manifestOf } from '../../../web/src/network/weights';

interface Golden {
  readonly text: string;
  readonly ids: number[];
  readonly outputs: number[][];
}

beforeAll(async () => {
  await setBackend('cpu');
  await ready();
});

function open(id: string): { tagger: Tagger; golden: Golden[]; modelJson: unknown } {
  const folder = new URL(`../../../web/public/models/${id}/`, import.meta.url);
  const read = (name: string): Buffer => readFileSync(new URL(name, folder));
  const card = JSON.parse(read('card.json').toString()) as { golden: Golden[] };
  const modelJson = JSON.parse(read('model.json').toString()) as unknown;
  const manifest = manifestOf(modelJson);
  const shards = manifest.map(({ paths }) => {
    const bytes = Buffer.concat(paths.map(read));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  });
  const vocabulary = Vocabulary.parse(read('vocabulary.txt').toString());
  const tagger = new Tagger(parseCard(card), vocabulary, parseTaggerTopology(modelJson), manifest, shards);
  return { tagger, golden: card.golden, modelJson };
}

describe.each(['tagger-dense', 'tagger-rnn'])('%s', (id) => {
  it('gives the ids and the probabilities that Keras gave, and names its classes', () => {
    const { tagger, golden } = open(id);
    expect(golden.length).toBeGreaterThan(1);
    for (const { text, ids, outputs } of golden) {
      const { tokens, probabilities } = tagger.read(text);
      expect(tokens.map((token) => token.id)).toEqual(ids);
      outputs.flat().forEach((value, at) => expect(Math.abs(value - probabilities[at]!)).toBeLessThan(1e-5));
      for (let t = 0; t < tokens.length; t++) {
        const row = probabilities.subarray(t * tagger.classes.length, (t + 1) * tagger.classes.length);
        expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      }
    }
    expect(tagger.classes).toContain('NOUN');
    expect(tagger.read('').probabilities).toHaveLength(0);
  });
});

describe('what a memory is for', () => {
  const tagsOf = (id: string, text: string): string[] => {
    const { tagger } = open(id);
    const { tokens, probabilities } = tagger.read(text);
    const count = tagger.classes.length;
    return tokens.map((_, t) => {
      const row = Array.from(probabilities.subarray(t * count, (t + 1) * count));
      return tagger.classes[row.indexOf(Math.max(...row))]!;
    });
  };

  it('the dense tagger says the same of a word wherever it stands; the recurrent one may not', () => {
    const text = 'They can fish; they opened a can of fish.';
    const [verb, noun] = [1, 6]; // the places of "can"
    const dense = tagsOf('tagger-dense', text);
    expect(dense[verb]).toBe(dense[noun]);
    const recurrent = tagsOf('tagger-rnn', text);
    expect([recurrent[verb], recurrent[noun]]).toEqual(['AUX', 'NOUN']);
  });

  it('a tagger is not taken for a reader of reviews, nor the other way round', () => {
    expect(() => parseTopology(open('tagger-rnn').modelJson)).toThrow('17 outputs');
    expect(() => parseTaggerTopology({ modelTopology: { config: { layers: [] } } })).toThrow('a tagger is');
  });
});
