import type { step as english } from './words-en';

export const step: typeof english = {
  intro: '矩阵的每一行属于一个单元。绿色使单元的值升高，紫色使它降低；V 是它的投票权重。加框的一行在下面逐项展开。',
  unit: '单元',
  sum: '求和',
  matrix: (name, rows, columns) => `矩阵 ${name}，${rows} 行，${columns} 列`,
  hint: '{指向}一个数，就能看到它从哪里来；选择一行，就能看到那个单元。',
  product: (weight, value, product) => `${weight} × ${value} → 乘积 ${product}`,
  fromWord: (place, word) => `“${word}”的词嵌入的第 ${place} 个数`,
  fromState: (unit) => `上一状态的单元 ${unit}`,
  fromReset: (unit) => `重置门让上一状态的单元 ${unit} 通过的部分`,
  fromNow: (unit) => `当前状态的单元 ${unit}，以及它投给逻辑值的一票`,
  fromThis: (unit) => `当前状态的单元 ${unit}：图中显示的就是这个数`,
  fromBias: '该单元自己的偏置：与权重一样由学习得来，每一步都相同',
  inputRow: (word) => `U 的一行 × “${word}”的词嵌入`,
  stateRow: 'W 的一行 × 上一状态',
  zeroRow: 'W 的一行 × 第一步之前的状态：全为零',
  resetRow: 'W 的一行 × 重置门让上一状态通过的部分',
  adds: '合计',
  total: '总和',
  masked: '这一步被掩码跳过：状态原样传下去，什么也不计算。',
};
