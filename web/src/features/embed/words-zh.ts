import type { embed as english } from './words-en';

export const embed: typeof english = {
  open: '在 Unrolled 中打开',
  openHelp: '在新标签页的完整工具中显示同样的文字与视图',
  shares: '你在这里写的内容会告知所在的网页。',
  frame: 'Unrolled：循环神经网络逐词阅读一段影评',
};
