import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { FOOLED } from '../../../web/src/components/story/fooled';
import { crossEntropy, squashedTwice } from '../../../web/src/core/training/losses';
import { rowNorms } from '../../../web/src/core/norms';
import { likeliest, withoutEach } from '../../../web/src/core/tags';
import { Vocabulary } from '../../../web/src/text/vocabulary';
import { parseCard } from '../../../web/src/network/card';
import { Network } from '../../../web/src/network/network';
import { Tagger } from '../../../web/src/network/tagger';
import { ready, setBackend } from '../../../web/src/network/tensorflow';
import { parseTaggerTopology, parseTopology } from '../../../web/src/network/topology';
import { manifestOf, NamedWeights, weightsOf } from '../../../web/src/network/weights';
import { SAMPLES } from '../../../web/src/samples';

beforeAll(async () => {
  await setBackend('cpu');
  await ready();
});

function files(id: string) {
  const folder = new URL(`../../../web/public/models/${id}/`, import.meta.url);
  const read = (name: string): Buffer => readFileSync(new URL(name, folder));
  const modelJson = JSON.parse(read('model.json').toString()) as unknown;
  const manifest = manifestOf(modelJson);
  const shards = manifest.map(({ paths }) => {
    const bytes = Buffer.concat(paths.map(read));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  });
  const card = parseCard(JSON.parse(read('card.json').toString()) as unknown);
  return { card, modelJson, manifest, shards, vocabulary: Vocabulary.parse(read('vocabulary.txt').toString()) };
}
function openTagger(id: string): Tagger {
  const { card, modelJson, manifest, shards, vocabulary } = files(id);
  return new Tagger(card, vocabulary, parseTaggerTopology(modelJson), manifest, shards);
}
function openNetwork(id: string): Network {
  const { card, modelJson, manifest, shards, vocabulary } = files(id);
  const topology = parseTopology(modelJson);
  return new Network(
    card,
    vocabulary,
    weightsOf(topology, new NamedWeights(manifest, shards)),
    topology.embedding.masksZero,
  );
}
const sample = (wanted: string): string => SAMPLES.find(({ id }) => id === wanted)!.text;

describe('what the essay says of the shipped networks is so', () => {
  const tagsOf = (tagger: Tagger, text: string): [string, number][] => {
    const { tokens, probabilities } = tagger.read(text);
    return tokens.map((_, t) => {
      const { tag, share } = likeliest(probabilities, t, tagger.classes.length);
      return [tagger.classes[tag]!, share];
    });
  };

  it('I drink a drink: one word at a time gives both the same, memory tells them apart by the words before', () => {
    const alone = tagsOf(openTagger('tagger-dense'), 'I drink a drink');
    const memory = openTagger('tagger-rnn');
    const tags = tagsOf(memory, 'I drink a drink');
    expect(alone[1]).toEqual(alone[3]);
    expect([tags[1]![0], tags[3]![0]]).toEqual(['VERB', 'NOUN']);
    const { tokens } = memory.read('I drink a drink');
    const tag = memory.classes.indexOf('VERB');
    const [share] = withoutEach('I drink a drink', tokens, 1, { tag, classes: memory.classes.length }, (text) => {
      return memory.read(text).probabilities;
    });
    expect(share).toBeLessThan(0.5);
  });

  it('I watch the watch: memory becomes less sure of the verb, and says verb all the same', () => {
    const [, before] = tagsOf(openTagger('tagger-dense'), 'I watch the watch')[3]!;
    const [tag, share] = tagsOf(openTagger('tagger-rnn'), 'I watch the watch')[3]!;
    expect(tag).toBe('VERB');
    expect(share).toBeLessThan(before);
  });

  it('padding turns the notebook network’s verdict on the sarcastic sample', () => {
    const reading = openNetwork('seed').read(sample('sarcasm'));
    const pad = reading.tokens.findIndex(({ text }) => text === '<pad>');
    expect(reading.tokens).toHaveLength(64);
    expect(reading.outputs[pad - 1]).toBeLessThan(0.5);
    expect(reading.probability).toBeGreaterThan(0.5);
  });

  it('the notebook’s network calls “not good” praise, as the menu of networks says', () => {
    const seed = openNetwork('seed');
    for (const text of ['not good', 'This film is not good.'])
      expect(seed.read(text).probability, text).toBeGreaterThan(0.5);
  });

  it('over 341 words the gradient falls to a hundredth and rises again in the simple network, and hardly changes in GRU', () => {
    const left = (id: string): number[] => {
      const network = openNetwork(id);
      const reading = network.read(sample('long'));
      expect(reading.tokens).toHaveLength(342);
      const norms = rowNorms(reading.gradients().states, network.units);
      return Array.from(norms.subarray(1), (norm) => norm / norms.at(-1)!);
    };
    expect(Math.min(...left('simple-rnn'))).toBeLessThan(0.015);
    expect(left('simple-rnn')[0]).toBeGreaterThan(1);
    expect(left('gru')[0]).toBeGreaterThan(0.25);
    expect(Math.max(...left('gru'))).toBeLessThan(1.2);
  });

  it.each(['simple-rnn', 'gru', 'lstm'])('%s is fooled as the essay says', (id) => {
    const network = openNetwork(id);
    const [good, notGood, far, notBad, denied, sarcasm] = FOOLED.map((text) => network.read(text).probability);
    expect(good).toBeGreaterThan(0.5);
    expect(notGood).toBeLessThan(0.5);
    expect(far).toBeLessThan(0.5);
    expect(notBad).toBeGreaterThan(0.5);
    expect(denied).toBeLessThan(0.5);
    expect(sarcasm).toBeGreaterThan(0.5);
  });

  it.each(['simple-rnn', 'gru', 'lstm'])('in most verdicts of %s no single unit decides', (id) => {
    const network = openNetwork(id);
    const { kernel } = network.weights.readout;
    const deciding = SAMPLES.map(({ text }) => {
      const { states, logits } = network.read(text);
      const last = states.subarray(states.length - network.units);
      // Each vote taken away by hand; the sign of what is left is the verdict.
      return last.filter((value, j) => logits.at(-1)! > 0 !== logits.at(-1)! - value * kernel[j]! > 0).length;
    });
    expect(deciding.filter((count) => count === 0).length).toBeGreaterThan(SAMPLES.length / 2);
  });

  it('what the essay counts is so: thirty-two units, ten in the notebook’s, and sixty-four steps', () => {
    for (const id of ['simple-rnn', 'gru', 'lstm']) expect(files(id).card.units).toBe(32);
    const { card } = files('seed');
    expect(card.units).toBe(10);
    expect(card.reading).toMatchObject({ pad_to: 64, max_words: 64, keep: 'last' });
    for (const id of ['simple-rnn', 'gru', 'lstm']) expect(files(id).card.reading.pad_to).toBeNull();
    expect(FOOLED[2]!.split(' ').indexOf('wonderful') - FOOLED[2]!.split(' ').indexOf('Not')).toBe(14);
    expect(sample('long').match(/[\w']+/g)).toHaveLength(341);
  });

  it('the notebook’s slip turns no review’s gradient round, and weakens it most where the network is sure and wrong', () => {
    for (const label of [0, 1] as const) {
      for (let logit = -9; logit <= 9; logit++) {
        const [meant, slip] = [crossEntropy.slope(logit, label), squashedTwice.slope(logit, label)];
        expect(Math.sign(slip)).toBe(Math.sign(meant));
        expect(Math.abs(slip)).toBeLessThan(Math.abs(meant));
      }
      const left = [9, 3, 0, -3].map((wrong) => {
        const logit = label === 1 ? -wrong : wrong;
        return squashedTwice.slope(logit, label) / crossEntropy.slope(logit, label);
      });
      expect(left.toSorted((a, b) => a - b)[0]).toBe(left[0]);
    }
  });

  it('the notebook’s network over-fits after the epoch that was kept', () => {
    const { history, best_epoch: best } = files('seed').card.training as {
      history: { loss: number; validation_loss: number }[];
      best_epoch: number;
    };
    expect(history.at(-1)!.loss).toBeLessThan(history[best - 1]!.loss);
    expect(history.at(-1)!.validation_loss).toBeGreaterThan(2 * history[best - 1]!.validation_loss);
  });
});
