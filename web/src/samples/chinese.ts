import { FIRST_SAMPLES } from './first';
import type { Sample } from './sample';

/** The same kinds in Chinese, written as Chinese, not translated. */
export const CHINESE_SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    id: 'turn',
    verdict: 'positive',
    text: FIRST_SAMPLES.zh,
  },
  {
    id: 'praise',
    verdict: 'positive',
    text: '非常好看的一部电影。演技细腻，音乐动听，每一场戏都很真诚，我从第一分钟一直喜欢到最后一分钟。',
  },
  {
    id: 'scorn',
    verdict: 'negative',
    text: '白白浪费了一个晚上。剧本很烂，笑点尴尬，镜头前没有一个人会演戏，这是我今年看过的最差的电影。',
  },
  {
    id: 'negation',
    verdict: 'positive',
    text: '不难看，也不无聊，我从头到尾都没有失望。没有人会说这是一部烂片。',
  },
  {
    id: 'notBad',
    verdict: 'positive',
    text: '一点也不无聊。',
  },
  {
    id: 'notGood',
    verdict: 'negative',
    text: '一点也不好看。',
  },
  {
    id: 'sarcasm',
    verdict: 'negative',
    text: '太好了，又是两个小时看一群人对着窗户发呆。惊悚片能拍成这样也算本事，失眠的朋友有福了。',
  },
  {
    id: 'unknown',
    verdict: null,
    text: '犇羴鱻骉，垚淼焱鑫！翀翯彧彣，瓞瓞绵绵，觥斝罍卣，魑魅魍魉。',
  },
  {
    id: 'long',
    verdict: 'positive',
    text:
      '票是妹妹买的，我跟着去，只是因为电影院里暖和，那一周又实在太累。片子从冬天的码头开始：一个男人在补网，收音机响着，好几分钟什么事也没有发生，' +
      '我忍不住看了看表。后来他弟弟提着箱子从岸边走过来，两个人谁也不说话，我就被抓住了。接下来是一个讲得很有耐心的家庭故事：父亲不在了，船要卖掉，' +
      '兄弟俩记得的父亲却完全不同，看着看着会怀疑他们是不是在同一个家里长大的。剧本最好的地方，是肯让他们小气：为了一把旧水壶吵的那一架，' +
      '比我今年看过的所有戏都好笑，也都心酸。它并不完美。中间一段有点散，律师那条线没有下文，回忆的画面显得廉价，配乐总是提醒你现在该难过了。' +
      '有些对白很闷，邻居那个角色像是从另一部烂片里走错了门。我几乎要说它让人失望了。可是暴风雨的那一夜来了：没有音乐，几乎没有一句话，只有兄弟俩、缆绳和黑色的海水，' +
      '前面没说出口的一切，忽然都明白了。演弟弟的演员我从没见过，他几乎什么都没有做，只是听着，却好得惊人。他最后笑出来的时候，前排的人跟着笑，接着有一半人在擦眼泪。' +
      '我们沿着河走回家，一路没怎么说话。妹妹说太长了，她说得对。我说明天我还想再看一遍，这是真心话。',
  },
];
