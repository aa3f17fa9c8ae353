import type { offline as english } from './words-en';

export const offline: typeof english = {
  ready: '本页无需联网即可使用，在此用过的网络都可用。',
  nowReady: '本页现在无需联网即可使用，在此用过的网络都可用。',
  newer: '有新版本可用。',
  reload: '重新加载',
  later: '稍后',
  needsConnection: '现在连不上服务器，而此浏览器里还没有保存这个网络。联网使用它一次，之后离线也能使用。',
};
