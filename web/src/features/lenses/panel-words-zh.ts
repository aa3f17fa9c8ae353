import type { panel as english } from './panel-words-en';

export const panel: typeof english = {
  parts: {
    words: '按{词}',
    phrases: '按短语',
    votes: '按单元',
    edits: '改{词}',
    order: '顺序',
    surgery: '改状态',
    networks: '网络',
    texts: '文本',
    training: '训练过程',
  },
  lacks: {
    text: '这个视图解释对整段文字的一个回答；而这个网络对每个{词}各有一个回答。',
    binary: '这个视图解释二选一的判定；而这个网络的类别不止两个。',
    causal: '这个视图显示网络读完每个{词}之后知道什么；而这个网络有一层是倒着读的。',
    unpooled: '这个视图由最后的状态得出判定；而这个网络把所有状态汇总起来。',
    direct: '这个视图需要判定是状态的加权和；而这个网络在两者之间还有别的层。',
    cell: '这个视图需要最上面是一个顺着读、每个{词}一步的细胞；而这个网络没有。',
    map: '这个网络没有附带状态地图（map.json）；可用 `python -m training map` 绘制。',
    checkpoints: '这个网络没有附带训练快照；下面的曲线是它的训练过程。',
  },
};
