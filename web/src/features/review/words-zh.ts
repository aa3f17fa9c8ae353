import type { mistakes as english } from './words-en';

/** 错判列表所用的文字。 */
export const mistakes: typeof english = {
  title: '本次访问中的自信错判',
  intro: (share) =>
    `人这样说，网络却以 ${share} 以上的概率判为相反。列表只保存在这个标签页里，关闭即消失。点按一条可以重新阅读。`,
  said: (network, share, person) => `${network} 给出 ${share} 正面；人说${person}。`,
  clear: '清空列表',
  close: '关闭',
};
