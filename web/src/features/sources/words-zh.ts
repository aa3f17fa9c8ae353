import type { sources as english } from './words-en';

export const sources: typeof english = {
  data: '训练数据',
  reviews: '影评',
  phrases: '短语',
  rewritten: '改写成相反意思的影评',
  tagged: '带词性标注的句子，供文章中的标注网络使用',
  cells: '单元的出处',
  own: '由我们的语法生成的影评句子，以及全部示例，都是我们自己写的。',
  more: '文章末尾有更多延伸阅读',
};
