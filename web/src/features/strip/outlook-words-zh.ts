import type { outlookWords as english } from './outlook-words-en';

export const outlookWords: typeof english = {
  curve: {
    'read-again':
      '这个网络看完全文才作出回答。曲线表示：如果文字到这个{词}为止，它会怎么说。为此，它对每个{词}都重新读了一遍。',
    waiting: '这个网络看完全文才作出回答。它正在为每个{词}重新读一遍，读完后会出现曲线。',
    'too-long': '这个网络看完全文才作出回答。为每个{词}重新读一遍需要太长时间，因此没有曲线；短一些的文字会有。',
  },
  everyWord: '这个网络对每个{词}各有一个回答：曲线就是它在该处的回答。',
  lines: (count: string, lead: string) =>
    `几条线是最可能的 ${count} 个类别；条形表示每个{词}使“${lead}”的对数几率改变多少。`,
  noStates: '有一层把相邻的{词}并成一步，它的状态不属于任何一个{词}，因此没有画出。',
  sides: (lastForward: string, firstBackward: string, last: string) =>
    `单元 0 到 ${lastForward} 顺着读 →，单元 ${firstBackward} 到 ${last} 倒着读 ←。`,
  merged: '每个单元合并了两个方向：一个顺着读 →，一个倒着读 ←。',
  backward: '所有单元都倒着读 ←，从最后一个{词}到第一个。',
};
