import type { networks as english } from './words-en';

/** 切换栏以外的网络的菜单。 */
export const networks: typeof english = {
  seed: '教学笔记本里的那个网络，原样保留。它把“not good”当成称赞，留在这里供教学之用。',
  own: '你自己的网络，文件只留在这个浏览器里。',
};
