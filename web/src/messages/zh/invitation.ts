import type { invitation as english } from '../en/invitation';

export const invitation: typeof english = {
  link: '讲解',
  title: '网络如何记住',
  lead: '一篇约十分钟的文章。每幅图都在你眼前计算，用的是上面那些网络，也可以用你自己写的文字。',
  read: '开始阅读',
  failed: '文章没有取到：服务器没有回应。请刷新页面重试。',
};
