import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meanOf } from '../../../web/src/features/step/cell-plan';
import { CHINESE } from '../../../web/src/features/story/examples/chinese';
import { ENGLISH } from '../../../web/src/features/story/examples/english';
import { crossEntropy, squashedTwice } from '../../../web/src/features/story/training/losses';
import { rowNorms } from '../../../web/src/analysis/norms';
import { likeliest, withoutEach } from '../../../web/src/analysis/tags';
import type { Network } from '../../../web/src/network/network';
import { ENGLISH_SAMPLES as SAMPLES } from '../../../web/src/samples/english';
import { shipped } from '../networks';

interface ShortCard {
  readonly metrics: { readonly short: { readonly sentences: number; readonly sentences_shuffled: number } };
}
const FOOLED = ENGLISH.fooled;
const sample = (wanted: string): string => SAMPLES.find(({ id }) => id === wanted)!.text;

describe('what the essay says of the shipped networks is so', () => {
  const tagsOf = (tagger: Network, text: string): [string, number][] => {
    const { tokens, scores } = tagger.read(text);
    return tokens.map((_, t) => {
      const { tag, share } = likeliest(scores, t, tagger.classes.length);
      return [tagger.classes[tag]!, share];
    });
  };

  it('I drink a drink: one word at a time gives both the same, memory tells them apart by the words before', async () => {
    const alone = tagsOf(await shipped('tagger-dense'), 'I drink a drink');
    const memory = await shipped('tagger-rnn');
    const tags = tagsOf(memory, 'I drink a drink');
    expect(alone[1]).toEqual(alone[3]);
    expect([tags[1]![0], tags[3]![0]]).toEqual(['VERB', 'NOUN']);
    const { tokens } = memory.read('I drink a drink');
    const tag = memory.classes.indexOf('VERB');
    const [share] = withoutEach('I drink a drink', tokens, 1, { tag, classes: memory.classes.length }, (text) => {
      return memory.read(text).scores;
    });
    expect(share).toBeLessThan(0.5);
  });

  it('I watch the watch: memory becomes less sure of the verb, and says verb all the same', async () => {
    const [, before] = tagsOf(await shipped('tagger-dense'), 'I watch the watch')[3]!;
    const [tag, share] = tagsOf(await shipped('tagger-rnn'), 'I watch the watch')[3]!;
    expect(tag).toBe('VERB');
    expect(share).toBeLessThan(before);
  });

  describe('in Chinese', () => {
    const [dense, recurrent] = CHINESE.taggers.ids;

    it('这 项 研究 研究 语言: one word at a time gives 研究 one tag, memory a noun and then a verb', async () => {
      const alone = tagsOf(await shipped(dense), '这 项 研究 研究 语言');
      expect(alone[2]).toEqual(alone[3]);
      const tags = tagsOf(await shipped(recurrent), '这 项 研究 研究 语言');
      expect(tags.slice(2, 4).map(([tag]) => tag)).toEqual(['NN', 'VV']);
    });

    it('我 吃 苹果: pronoun, verb, and a proper noun, by both', async () => {
      for (const id of CHINESE.taggers.ids) {
        expect(tagsOf(await shipped(id), '我 吃 苹果').map(([tag]) => tag)).toEqual(['PRP', 'VV', 'NNP']);
      }
    });

    it('我 希望 有 希望: memory is less sure of the verb, and says verb all the same', async () => {
      const [, before] = tagsOf(await shipped(dense), '我 希望 有 希望')[3]!;
      const [tag, share] = tagsOf(await shipped(recurrent), '我 希望 有 希望')[3]!;
      expect(tag).toBe('VV');
      expect(share).toBeLessThan(before);
      const network = await shipped(recurrent);
      expect(tagsOf(network, '研究 语言')[0]).toEqual(tagsOf(network, '研究 结束 了')[0]);
    });

    it('every class has a name', async () => {
      const { classes } = await shipped(recurrent);
      expect(Object.keys(CHINESE.taggers.names).sort()).toEqual([...classes].sort());
    });

    it.each(CHINESE.networks)('%s turns 不好看 and 不难看 round, and is fooled by what needs the world', async (id) => {
      const network = await shipped(id);
      const p = (text: string): number => network.read(text).probability;
      for (const not of ['不', '并不', '不太']) {
        expect(p(`${not}好看`), not).toBeLessThan(0.5);
        expect(p(`${not}难看`), not).toBeGreaterThan(0.5);
      }
      expect(p('非常好看')).toBeGreaterThan(0.5);
      expect(p('非常难看')).toBeLessThan(0.5);
      const [good, notGood, , notBad, denied, sarcasm] = CHINESE.fooled.map(p);
      for (const right of [good, notBad]) expect(right).toBeGreaterThan(0.5);
      expect(notGood).toBeLessThan(0.5);
      expect(denied).toBeLessThan(0.5);
      expect(sarcasm).toBeGreaterThan(0.5);
      expect(network.units).toBe(32);
    });

    it.each(['zh-gru', 'zh-lstm'])('%s keeps more than half on average, and less at 不', async (id) => {
      const network = await shipped(id);
      const reading = network.read('一点也不好看。');
      const kept = reading.inner()[id === 'zh-gru' ? 'updateGate' : 'forgetGate']!;
      const means = reading.tokens.map((_, t) => meanOf(kept.subarray(t * network.units, (t + 1) * network.units)));
      const overall = means.reduce((sum, mean) => sum + mean, 0) / means.length;
      expect(overall).toBeGreaterThan(0.5);
      expect(means[reading.tokens.findIndex(({ text }) => text === '不')]).toBeLessThan(overall);
    });

    it.each(['zh-gru', 'zh-lstm'])('more than half of what moves in %s moves in one direction', (id) => {
      const map = JSON.parse(
        readFileSync(new URL(`../../../web/public/models/${id}/map.json`, import.meta.url), 'utf8'),
      ) as {
        plane: { explained: readonly number[] };
      };
      expect(map.plane.explained[0]).toBeGreaterThan(0.5);
    });
  });

  it('padding turns the notebook network’s verdict on the sarcastic sample', async () => {
    const reading = (await shipped('seed')).read(sample('sarcasm'));
    const pad = reading.tokens.findIndex(({ kind }) => kind === 'padding');
    expect(reading.tokens).toHaveLength(64);
    expect(reading.outputs[pad - 1]).toBeLessThan(0.5);
    expect(reading.probability).toBeGreaterThan(0.5);
  });

  it('the notebook’s network calls “not good” praise, as the menu of networks says', async () => {
    const seed = await shipped('seed');
    for (const text of ['not good', 'This film is not good.'])
      expect(seed.read(text).probability, text).toBeGreaterThan(0.5);
  });

  it.each(['gru', 'lstm'])('most units of %s keep what they have at most words, and fewer at “not”', async (id) => {
    const network = await shipped(id);
    const reading = network.read(sample('notBad'));
    const kept = reading.inner()[id === 'gru' ? 'updateGate' : 'forgetGate']!;
    const means = reading.tokens.map((_, t) => meanOf(kept.subarray(t * network.units, (t + 1) * network.units)));
    const overall = means.reduce((sum, mean) => sum + mean, 0) / means.length;
    expect(overall).toBeGreaterThan(0.5);
    expect(means[reading.tokens.findIndex(({ text }) => text === 'not')]).toBeLessThan(overall);
  });

  it('over 341 words the gradient falls to a seventh and doubles again in the simple network, and hardly changes in GRU', async () => {
    const left = async (id: string): Promise<number[]> => {
      const network = await shipped(id);
      const reading = network.read(sample('long'));
      expect(reading.tokens).toHaveLength(342);
      const norms = rowNorms(reading.gradients().states, network.units);
      return Array.from(norms.subarray(1), (norm) => norm / norms.at(-1)!);
    };
    expect(Math.min(...(await left('simple-rnn')))).toBeCloseTo(1 / 7, 1);
    expect((await left('simple-rnn'))[0]).toBeCloseTo(2, 0);
    expect((await left('gru'))[0]).toBeCloseTo(1 / 3, 1);
    expect(Math.max(...(await left('gru')))).toBeLessThan(1.21);
  });

  it.each(['simple-rnn', 'gru', 'lstm'])('%s is fooled as the essay says', async (id) => {
    const network = await shipped(id);
    const [good, notGood, far, notBad, denied, sarcasm] = FOOLED.map((text) => network.read(text).probability);
    expect(good).toBeGreaterThan(0.5);
    expect(notGood).toBeLessThan(0.5);
    expect(far).toBeLessThan(0.5);
    expect(notBad).toBeGreaterThan(0.5);
    expect(denied).toBeLessThan(0.5);
    expect(sarcasm).toBeGreaterThan(0.5);
  });

  it('minGRU answers alike whatever the order, as far as a shuffled sentence shows', async () => {
    const network = await shipped('min-gru');
    const plain = network.read('This film is not bad.').probability;
    expect(plain).toBeLessThan(0.5);
    expect(network.read('not good').probability).toBeGreaterThan(network.read('not bad').probability);
    const { sentences, sentences_shuffled: shuffled } = (network.card as unknown as ShortCard).metrics.short;
    expect(Math.abs(sentences - shuffled)).toBeLessThan(0.005);
  });

  it.each(['simple-rnn', 'gru', 'lstm'])('in most verdicts of %s no single unit decides', async (id) => {
    const network = await shipped(id);
    const { kernel } = network.readout;
    const deciding = SAMPLES.map(({ text }) => {
      const { states, logits } = network.read(text);
      const last = states.subarray(states.length - network.units);
      // Each vote taken away by hand; the sign of what is left is the verdict.
      return last.filter((value, j) => logits.at(-1)! > 0 !== logits.at(-1)! - value * kernel[j]! > 0).length;
    });
    expect(deciding.filter((count) => count === 0).length).toBeGreaterThan(SAMPLES.length / 2);
  });

  it('what the essay counts is so: thirty-two units, ten in the notebook’s, and sixty-four steps', async () => {
    for (const id of ['simple-rnn', 'gru', 'lstm']) {
      const { units, card } = await shipped(id);
      expect(units).toBe(32);
      expect(card.reading.pad_to).toBeNull();
    }
    const { units, card } = await shipped('seed');
    expect(units).toBe(10);
    expect(card.reading).toMatchObject({ pad_to: 64, max_words: 64, keep: 'last' });
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

  it('the notebook’s network over-fits after the epoch that was kept', async () => {
    const { history, best_epoch: best } = (await shipped('seed')).card.training as {
      history: { loss: number; validation_loss: number }[];
      best_epoch: number;
    };
    expect(history.at(-1)!.loss).toBeLessThan(history[best - 1]!.loss);
    expect(history.at(-1)!.validation_loss).toBeGreaterThan(2 * history[best - 1]!.validation_loss);
  });
});
