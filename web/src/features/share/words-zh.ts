import { share as english } from './words-en';

export const share: typeof english = {
  explore: '复制课堂链接：自由探索',
  exploreHelp: '带有这段影评、网络和时间步，什么都可以改。影评放在链接中浏览器从不发送给服务器的那一部分。',
  only: '复制课堂链接：只看这次阅读',
  onlyHelp: '影评和网络保持不变，旁边只有判定、曲线与热图、单步展开。',
  more: '更多……',
  view: '复制不含影评的链接',
  viewHelp: '包含网络、时间步、配色与视图。',
  copied: '已复制。',
  refused: '浏览器不允许复制，请从这里手动复制：',
  link: '链接',
  tooLong: (most) => `影评太长，链接最多容纳 ${most} 个字符。`,
  long: (count) => `链接有 ${count} 个字符；有些聊天软件会截断长链接。`,
};
