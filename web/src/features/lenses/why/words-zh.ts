import type { why as english } from './words-en';

export const why: typeof english = {
  intro: '判定是一个总和。每个{词}让对数几率移动的量正好如下；加上起点，合起来就是',
  decided: (word, effect) => `“${word}”的影响最大（${effect}）。`,
  decidedTwo: (first, effect, second, other) => `“${first}”（${effect}）和“${second}”（${other}）的影响最大。`,
  noWords: '没有读到任何{词}：对数几率只由下面各项相加而成。',
  words: '按{词}',
  occurrences: (word, count) => `${word} ×${count}`,
  others: (count) => `其他 ${count} 个{词}`,
  phrases: '按短语',
  phrasesIntro:
    '同一个总和，这次按短语来分：从一个标点（或“{but}”一类的词）到下一个标点。短语里各{词}的作用加在一起，就是它让对数几率移动的量。',
  otherPhrases: (count) => `其他 ${count} 个短语`,
  units: '按单元，最后一步之后',
  unitsIntro: '同一个对数几率，这次写成最后一步之后各隐藏单元之和：值乘以读出权重，即 V·s。',
  unitsDecided: (first, second) => `单元 ${first} 和单元 ${second} 对判定的支持最强。`,
  start: '起始标记',
  padding: '填充',
  bias: '偏置 c',
  total: '对数几率',
};
