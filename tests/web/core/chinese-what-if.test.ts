import { describe, expect, it } from 'vitest';
import { variantsOf } from '../../../web/src/analysis/what-if';
import { allChineseWords, chineseWordsLike } from '../../../web/src/features/lenses/what-if/chinese-kinds';
import { placeAt } from '../../../web/src/features/lenses/what-if/place';
import { suggest } from '../../../web/src/features/lenses/what-if/suggestions';
import { shipped } from '../networks';

describe('changing a Chinese text', () => {
  it('takes a word of several characters as one place, from any of its characters', async () => {
    const reading = (await shipped('zh-gru')).read('一点也不好看。');
    const [place, other] = [placeAt(reading, 5), placeAt(reading, 6)];
    expect(place).toEqual({ word: '好看', start: 4, end: 6, first: 5, last: 6 });
    expect(other).toEqual(place);
    expect(placeAt(reading, 4)).toMatchObject({ word: '不', first: 4, last: 4 });
    expect(placeAt(reading, 0)).toBeNull();
  });

  it('does not join characters with something between them', async () => {
    const reading = (await shipped('zh-gru')).read('好，看');
    expect(placeAt(reading, 1)).toMatchObject({ word: '好' });
  });

  it('leaves out, replaces by an unknown character, and negates with 不', () => {
    const texts = variantsOf('真好看！', { start: 1, end: 3 }, true).map(({ text }) => text);
    expect(texts).toEqual(['真！', '真\u{2a6a5}！', '真不好看！']);
  });

  it('finds words of the same kind, each with the probability of its own text', async () => {
    const network = await shipped('zh-gru');
    const reading = network.read('这部电影很好看');
    const found = (await suggest(reading, 7, () => true))!;
    expect(found.place.word).toBe('好看');
    expect(found.flips.map(found.wordOf).every((word) => chineseWordsLike('好看').includes(word))).toBe(true);
    expect(found.flips.length).toBeGreaterThan(0);
    for (const trial of found.flips) {
      expect(network.read(`这部电影很${found.wordOf(trial)}`).probability).toBe(trial.probability);
    }
  });

  it('suggests words whose every character the networks know', async () => {
    for (const id of ['zh-simple-rnn', 'zh-gru', 'zh-lstm']) {
      const { vocabulary } = await shipped(id);
      const unknown = allChineseWords.filter((word) => [...word].some((each) => vocabulary.idOf(each) === undefined));
      expect(unknown, id).toEqual([]);
    }
  });
});
