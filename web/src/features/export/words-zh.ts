import type { exporting as english } from './words-en';

export const exporting: typeof english = {
  pictures: '图片',
  picturesHelp:
    '长条图、当前时间步，以及当前视图中的每张图表；采用页面当前配色，并附标题、文本、网络与哈希值。CSV 是绘制图表所用的数值。',
  strip: '完整的长条图',
  as: (name, format) => `${name}，存为 ${format}`,
  numbers: '数据',
  numbersHelp: '{词}、隐藏状态、输出与梯度。JSON 保留全部有效数字，可在此重新打开。',
  reading: '本次阅读',
  open: '打开已存的阅读……',
  paper: '打印',
  paperHelp: '一页讲义：文本、判定、长条图、当前时间步的公式，以及放得下时的当前视图。',
  print: '打印……',
  waiting: '还没有可导出的阅读。',
  making: '正在生成图片……',
  gone: '当前视图已不再显示这张图表，请另选一张',
  saved: (name) => `已保存为 ${name}。`,
  tooLarge: '影评太长，浏览器无法绘制这么大的 PNG 图片。请存为 SVG。',
  failed: (reason) => `操作未成功：${reason}。`,
  opened: (title, steps) => `已打开：${title}，共 ${steps} 个时间步。`,
  same: '在此重新阅读，每个输出都与记录完全一致。',
  differs: (difference) => `在此重新阅读，输出与记录最多相差 ${difference}。`,
  otherSteps: '已在此重新阅读，但文件记录的时间步数不同：文件被改动过。',
  mistakes: {
    'not-json': '该文件不是 JSON，或已损坏。页面未作任何更改。',
    'not-a-reading': '该文件不是由 Unrolled 保存的阅读。页面未作任何更改。',
    version: (found) => `该阅读的格式版本为 ${found}，本页无法识别；本页可打开版本 1。页面未作任何更改。`,
    damaged: (field) => `该阅读已损坏：“${field}”缺失或不符合要求。页面未作任何更改。`,
    'too-large': (megabytes) => `该文件超过 ${megabytes}\u00a0MB，不可能是一份阅读。页面未作任何更改。`,
    'unknown-network': (title) =>
      `该阅读由网络“${title}”生成，而此处没有这个网络。请先用“自己的网络”载入它，再打开该阅读。`,
    'other-network': (title) => `该阅读由另一版本的“${title}”生成：两者的哈希值不同，数值也会不同。页面未作任何更改。`,
  },
  word: (word) => `{词}“${word}”。`,
  votes: '{词}的底色表示它使 logit 改变了多少：青色偏向{positive}，橙色偏向{negative}；影响最大的{词}标有数值。',
  madeWith: '由 Unrolled 在浏览器中根据训练所得的权重与这些文字算出。',
};
