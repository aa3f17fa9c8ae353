import type { invitation as english } from './invitation-en';

export const invitation: typeof english = {
  title: '网络如何记忆',
  lead: '一篇约十分钟的文章。每幅图都在你眼前计算，用的是上面那些网络，也可以用你自己写的文字。',
  contents: '本文各节',
  sections: {
    why: '为什么不能一个词一个词地看？',
    structure: '结构',
    equations: '公式',
    reading: '读一篇影评',
    learning: '学习：沿时间反向传播',
    log: '读懂笔记本的日志',
    knows: '网络知道什么',
    not: '“不”怎样起作用',
    gates: '门做什么',
    on: '继续',
  },
  read: '阅读文章',
  fetching: '正在获取文章……',
  failed: '无法获取文章：服务器没有回应。请刷新页面重试。',
};
