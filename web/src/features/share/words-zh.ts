import { share as english } from './words-en';

export const share: typeof english = {
  view: '复制此视图的链接',
  viewHelp: '包含网络、时间步、配色与视图，不含影评。',
  text: '复制带文本的链接',
  textHelp: '影评压缩后放在链接中浏览器从不发送给服务器的那一部分。',
  copied: '已复制。',
  refused: '浏览器不允许复制，请从这里手动复制：',
  link: '链接',
  tooLong: (most) => `影评太长，链接最多容纳 ${most} 个字符。`,
  long: (count) => `链接有 ${count} 个字符；有些聊天软件会截断长链接。`,
};
