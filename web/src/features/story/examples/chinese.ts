import type { Examples } from './examples';
import { CHINESE_SAMPLES } from '../../../samples/chinese';
import { learned } from './learned';

/** The essay's examples as Chinese, not translated. */
export const CHINESE: Examples = {
  tag: 'zh-Hans',
  networks: ['zh-simple-rnn', 'zh-gru', 'zh-lstm'],
  gated: ['zh-gru', 'zh-lstm'],
  long: CHINESE_SAMPLES.find(({ id }) => id === 'long')!.text,
  taggers: {
    ids: ['zh-tagger-dense', 'zh-tagger-rnn'],
    chosen: 3,
    sentences: ['这项研究研究语言', '我吃苹果', '我希望有希望'],
    // The treebank's own tags, as the notebook writes such tags: in small letters.
    names: {
      NN: 'nn 名词',
      NNB: 'nnb 量词',
      NNP: 'nnp 专有名词',
      VV: 'vv 动词',
      VC: 'vc 系动词',
      BB: 'bb 把／被',
      MD: 'md 情态动词',
      JJ: 'jj 形容词',
      RB: 'rb 副词',
      CD: 'cd 数词',
      PRP: 'prp 代词',
      PRD: 'prd 指示代词',
      WP: 'wp 疑问词',
      DT: 'dt 限定词',
      IN: 'in 介词、方位词',
      CC: 'cc 连词',
      DEC: 'dec “的”',
      DEV: 'dev “地”“得”',
      AS: 'as 体助词',
      SFN: 'sfn 名词后缀',
      SFV: 'sfv 动词后缀',
      SFA: 'sfa 形容词后缀',
      PFA: 'pfa 形容词前缀',
      PFN: 'pfn 名词前缀',
      UH: 'uh 语气词',
      FW: 'fw 外文',
      XX: 'xx 其他',
      ADD: 'add 网址',
      PU: 'pu 标点',
    },
  },
  twoUnits: ['好', '差'],
  learner: learned({ the: '这', film: '电影', plot: '剧情', is: '真', not: '不', good: '好', bad: '差' }),
  not: ['不', '好看', '难看'],
  gap: '',
  // 称赞、近处的否定、远处的否定、把批评翻转过来的否定、被否认的评价、反讽。
  fooled: [
    '这部电影很好看。',
    '这部电影不好看。',
    '我的朋友里没有一个人会说这是一部精彩的电影。',
    '这部电影不难看。',
    '他们说不好看，这话不对。',
    '真棒，全场最精彩的是我睡的那一觉。',
  ],
  fooledOwn: '我本来很想喜欢这部电影。',
  gateWords: ['好', '演员', '演了', '部', '闷', '片'],
};
