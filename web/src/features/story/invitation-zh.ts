import type { invitation as english } from './invitation-en';

export const invitation: typeof english = {
  title: '网络如何记忆',
  lead: '一篇约十分钟的文章。每幅图都在你眼前计算，用的是上面那些网络，也可以用你自己写的文字。',
  read: '开始阅读',
  fetching: '正在获取文章……',
  failed: '无法获取文章：服务器没有回应。请刷新页面重试。',
};
