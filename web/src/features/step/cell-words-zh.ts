import type { cell as english } from './cell-words-en';

export const cell: typeof english = {
  rest: { gru: '写入 1 − z', 'min-gru': '保留 1 − z' },
  does: {
    gru: '阀门按门的值放行：z 保留这么多旧状态，1 − z 写入新值 g，r 决定 g 能看到多少旧状态。',
    'min-gru': '阀门按门的值放行：z 写入这么多新值 g，1 − z 保留旧状态。两者只取决于这个{词}。',
    lstm: '阀门按门的值放行：f 保留这么多旧记忆 c，i 写入新值 g，o 把这么多记忆显示为状态 s。',
  },
  picture: (gates) => `这一步的单元。平均开度：${gates}`,
  unit: (unit) => `单元 ${unit}`,
  number: (unit) => `#${unit}`,
  mean: '百分数：所有单元的平均值，以及所选单元的值。',
};
