import type { whatIf as english } from './words-en';

export const whatIf: typeof english = {
  muted: '静音：该时间步状态原样传下去',
  mutedSame:
    '静音时，时间步仍在，状态原样通过。这段文本既未填充也未截断，因此与删去该词结果相同；而未知词会被读入，并改变状态。',
  mutedOther:
    '静音时，时间步仍在，状态原样通过；删去时，文本少一个词，由别的时间步补位；而未知词会被读入，并改变状态。',
  original: (before, now) => `原文 ${before} → 现在 ${now}`,
  back: '恢复原文',
  suggestions: '可以换成的词',
  neighbours: '嵌入空间中的近邻',
  opposites: '在此处作用相反',
  flips: '使判定翻转',
  useWord: (word, share) => `换成“${word}”：${share}`,
  trying: '正在此处试读各词……',
  tried: (count) => `在此处试读了 ${count} 个词：最常用的、最相近的，以及作用最强的。`,
  noFlips: (word, share) => `没有；最接近的是“${word}”（${share}）`,
  noOpposites: '没有',
  unknownNeighbours: '未知词在嵌入空间中没有自己的位置',
  surgery: '改动状态',
  surgeryIntro:
    '在光标所在的时间步改动一个单元，再重放其后的过程。虚线是原来的读数。可在此选择单元，也可在热图中{指向}它。',
  operations: { flip: '变号', zero: '置零', pin: '固定' },
  operation: '如何改动该单元',
  unit: '单元',
  did: {
    flip: (unit, step, from, to) => `在第 ${step} 步，单元 ${unit} 由 ${from} 变为 ${to}。`,
    zero: (unit, step, from) => `在第 ${step} 步，单元 ${unit} 由 ${from} 置为零。`,
    pin: (unit, step, from) => `从第 ${step} 步起，单元 ${unit} 固定为 ${from}。`,
  },
  turned: (before, now) => `判定翻转：P({positive}) 由 ${before} 变为 ${now}。`,
  moved: (before, now, points) => `判定不变；P({positive}) 由 ${before} 变为 ${now}（${points} 个百分点）。`,
  unmoved: (share) => `判定未受影响：P({positive}) 仍为 ${share}。`,
  lstm: '对 LSTM，改动的是 s（Keras 中的 h），即其他单元所见的值；细胞记忆 c 保持不变。',
  probabilityPicture: '每一步之后的 P({positive})：原来的与改动后的',
  unitPicture: (unit) => `单元 ${unit} 的值：原来的与改动后的`,
  bag: (share) => `各次打乱的平均值：${share}。它是这里的基准：一个只知道有哪些词、不知道词序的读者。`,
  sorted: '按字母排序',
  reversed: '倒序',
  yours: '原来的词序',
  orders: '不同词序下的 P({positive})',
  findings: {
    turns: (own, bag) => `词序起了作用：它使判定由词袋的 ${bag} 翻转为 ${own}。`,
    shifts: (own, bag) => `词序有一定作用：判定相同，但由词袋的 ${bag} 变为 ${own}。`,
    hardly: (own, bag) => `词序在这里几乎不起作用：词袋为 ${bag}，你的文本为 ${own}。`,
  },
  shuffling: '正在打乱词序……',
};
