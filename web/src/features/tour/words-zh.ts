import type { tour as english } from './words-en';

/** 页面导览。文章各节以站名指回这里。 */
export const tour: typeof english = {
  label: '页面导览',
  invite: '第一次来？一分钟导览',
  goOn: (stop, stops) => `继续导览（${stop} / ${stops}）`,
  decline: '不用导览，谢谢',
  failed: '无法获取导览：服务器没有回应。请稍后再试。',
  place: (stop, stops) => `第 ${stop} 站，共 ${stops} 站`,
  back: '上一站',
  next: '下一站',
  done: '完成',
  skip: '跳过导览',
  goThere: '转到此处',
  more: '文章里有详细讲解',
  inTool: '在工具中查看：',
  stops: {
    text: {
      title: '你的文字',
      says: (words, unknown) =>
        `网络刚刚读了 ${words} 个{词}${unknown === '0' ? '' : `，其中 ${unknown} 个它不认识`}。改一个{词}，或选一段示例，下面的一切立刻随之改变。`,
      empty: '在这里输入一段影评，或选一段示例：网络边看边读，下面的一切立刻随之改变。',
      act: (sample) => `读“${sample}”`,
    },
    verdict: {
      title: '判定',
      says: (share, word) => `最后一步之后，P(正面) 为 ${share}。判定是逐{词}累积而成的，其中“${word}”的影响最大。`,
      noWord: (share) => `没有内容可读时，P(正面) 为 ${share}。之后的每个{词}都会改变它。`,
      act: (word) => `在“${word}”前加上 not`,
    },
    strip: {
      title: '逐步阅读',
      says: (units, word, share) =>
        `一列是一个{词}。曲线是读到此处的 P(正面)；方格是 ${units} 个隐藏单元，网络记得的全在这里。读到“${word}”时，P(正面) 为 ${share}。可以{指向}、拖动，或用方向键移动。`,
      act: '播放',
      stop: '暂停',
    },
    step: {
      title: '一个时间步',
      says: (word, share) =>
        `“${word}”经 U 进来，上一步的状态经 W 进来，合成新的状态；V 再由它得出 ${share}。每一步用的都是同样的 U、W 和 V。`,
      act: '下一步',
    },
    lenses: {
      title: '可以问的问题',
      says: '每个标签页回答一个问题：哪些{词}起了决定作用，换一个{词}会怎样，学习能追溯多远，单个单元做什么。',
      act: (lens) => `打开“${lens}”`,
    },
    networks: {
      title: '同样的文字，别的网络',
      says: (title) =>
        `现在阅读的是“${title}”。GRU 和 LSTM 用门保护记忆；“教学笔记本”是本页由来的那个网络。换一个试试：你的文字和所在的步都不变。`,
      act: (title) => `改用 ${title}`,
    },
    story: {
      title: '它是怎样工作的',
      says: '下面的文章讲解这一切：网络为什么需要记忆，如何学习，又会被什么骗过。文中的图也都是当场计算的。导览到此结束。',
    },
  },
};
