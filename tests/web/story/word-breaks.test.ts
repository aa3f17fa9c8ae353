import { describe, expect, it } from 'vitest';
import { browserSegmenter, cutWords } from '../../../web/src/features/story/word-breaks';
import { shipped } from '../networks';

describe('a Chinese sentence is cut into words', () => {
  const known = new Set(['我', '吃', '苹果', '这', '项', '研究', '语言']);

  it('by the browser; what the treebank writes apart is cut off where the rest is known', () => {
    const segmenter = { segment: () => [{ segment: '这项' }, { segment: '研究' }, { segment: '语言学' }] as never };
    expect(cutWords('这项研究语言学', known, segmenter)).toEqual({ text: '这 项 研究 语言学', by: 'browser' });
  });

  it('by the spaces of the visitor, once there are some', () => {
    expect(cutWords(' 我 吃苹 果 ', known, browserSegmenter())).toEqual({ text: '我 吃苹 果', by: 'spaces' });
  });

  it('without a segmenter by the longest known words, else by character', () => {
    expect(cutWords('我吃苹果派', known, null)).toEqual({ text: '我 吃 苹果 派', by: 'list' });
    expect(cutWords('', known, null)).toEqual({ text: '', by: 'list' });
  });

  it('alike in the essay’s own examples, whatever the browser has', async () => {
    const { vocabulary } = await shipped('zh-tagger-rnn');
    const has = (word: string): boolean => vocabulary.idOf(word) !== undefined;
    for (const words of ['我 吃 苹果', '这 项 研究 研究 语言', '我 希望 有 希望']) {
      for (const segmenter of [null, browserSegmenter()]) {
        expect(cutWords(words.replaceAll(' ', ''), { has }, segmenter).text).toBe(words);
      }
    }
  });
});
