import type { story as english } from '../en/story';

/** 页面下方的文章。`*x*` 为斜体，`[文字](地址)` 为链接。 */
export const story: typeof english = {
  contents: '本文各节',
  figure: (number) => `图 ${number}`,
  anchor: (title) => `“${title}”一节的链接`,
  loading: '正在取这幅图计算所需的数据……',
  failed: (reason) => `这幅图无法显示：${reason}。移开再移回即可重试。`,
  yourText: '你的文字',
  sections: {
    why: {
      title: '为什么不能一个词一个词地看？',
      before: [
        '笔记本的开头是一个标注词性的例子：我/nn 吃/v 苹果/nn，“我”是名词性的代词，“吃”是动词，“苹果”是名词。最简单的办法是查表：每个词单独看，给出它最常见的词性。一个小网络就能学会这张表：看见一个词，给每个词性一个概率。',
        '只要有一个词能作两种词性，查表就会出错。英文 *I drink a drink*（我喝一杯饮料）里，同一个 drink 先是动词，后是名词。逐词独立的网络对两处只能给出同一个回答，无论训练多久，必有一处是错的。区分它们的信息不在这个词里，而在它前面的词里。',
        '下面两个网络用同样的句子训练：一个单独看每个词，另一个把一些东西从前一个词带到后一个词。',
      ],
      after: [
        '记忆并非万能。试试 *I watch the watch*（我看着这只表）：第二个网络对“最后一个词是动词”没那么有把握了，却仍然把它判为动词。它学过的句子不多，而且只从左往右读：一个词后面的内容帮不了它。',
      ],
      aside:
        '这两个标注网络学自英文网络文本（[English Web Treebank](https://universaldependencies.org/treebanks/en_ewt/index.html)），不懂中文，所以输入框里请写英文。中文还要先分词，这里没有做。',
    },
    structure: {
      title: '结构',
      before: [
        '循环神经网络是一个带环的小网络。读到每个词时，它接收两样东西：这个词，以及它在上一个词处留给自己的东西。它由这两样算出新的*隐藏状态*（一小串数），再由状态算出输出。',
        '把环展开来看会更清楚：每个词画一次，并排放着。这样做并没有增加任何东西，各个副本就是同一个网络在不同的时刻。',
      ],
      after: ['正因如此，网络能读任意长的文字，权重却很少：无论评论是三个词还是三千个词，*U*、*W*、*V* 都各只有一份。'],
      aside:
        '这个环最早见于 Elman 1990 年的 [Finding structure in time](https://doi.org/10.1207/s15516709cog1402_1)。上面工具里的图与此相同，只是填上了你的数。',
    },
    equations: {
      title: '方程',
      before: [
        '两行式子就说完了。状态 *S* 由词 *X* 和上一个状态算出，输出 *O* 由状态算出。*f* 把数限制在 −1 与 1 之间，*g* 把和变成概率。',
        '下面是只有两个单元的网络，文字只用 *good*（好）和 *bad*（坏）两个词。它没有训练过，权重是手工设定的，每个乘积都可以在纸上验算，每个权重都可以改。',
      ],
      after: [
        '单元 1 把自己的值传给自己（W₁₁ 为 1），于是它把听到的累加起来。单元 2 什么也不传（W₂₂ 为 0），只知道最后一个词。把 W₂₂ 改成 1，或把 W₁₁ 改成 0，就能看到记忆的出现与消失。上面的网络做的是同样的事，只是有十六个单元，权重也不是谁手工设定的：',
      ],
      aside:
        '一个词进入网络时是一串 0，只在它自己的位置上是 1。于是 *U X* 就是取出 *U* 中属于这个词的那一列。词有成千上万时，人们把这些列存成一张表，称为嵌入。',
    },
    reading: {
      title: '读一篇影评',
      before: [
        '网络读的是数。在它看到你的文字之前，文字先被切成词，每个词再去词表里查编号。这一步丢掉很多东西，网络再也找不回来：大小写、逗号、感叹号，以及词表里没有的所有词。',
      ],
      after: [
        '笔记本里的网络还有一个问题。它训练时每段恰好 64 个词，短的评论在末尾用 0 补足，却没有人告诉网络要跳过这些 0。于是它继续读下去，明明已经没有内容，记忆却还在变：',
      ],
      aside: '每篇评论以一个起始符开头，网络因此有一步可以先站稳。除“教学笔记本”外，上面的网络在阅读时都不填充。',
    },
    learning: {
      title: '学习：沿时间反向传播',
      before: [
        '权重从哪里来？从错误中来。读完最后一个词，把网络的回答与正确答案比较，再对每个权重问：如果它大一点点，错误会不会小一点？最后的状态由前一个状态算出，前一个又由更前一个算出，所以这个问题必须逐词往回追问。这就是*沿时间反向传播*。',
        '下面一个三个单元的网络，在你的浏览器里，从随机权重开始学习十个短句。没有哪个词能单独决定结果：*good* 是称赞，除非前面有 *not*。',
      ],
      after: [
        '往回走时，每经过一个词，梯度就乘一次 *W*，再乘一次 *f* 的斜率。略小于 1 的因子乘上一百次，就几乎什么也不剩：梯度消失了。梯度消失之处的词，网络读得到，却很难从中学习。GRU 和 LSTM 正是为保住梯度而设计的：它们在记忆上做加法，而不是在每个词处重新算一遍。',
      ],
      aside:
        'Werbos 在 [1990 年](https://doi.org/10.1109/5.58337)描述了这一方法；Pascanu、Mikolov 和 Bengio 解释了[训练为何困难](https://arxiv.org/abs/1211.5063)。这幅图里的前向与反向步骤，就是上面读你影评的那些函数。',
    },
    log: {
      title: '读懂笔记本的日志',
      before: [
        '笔记本训练时打印损失。损失停在 0.50 附近不再下降，而回答却越来越好。停在一个整齐的数上的损失，值得怀疑。',
        '网络以 sigmoid 结尾，输出 *p* 已经是 0 与 1 之间的概率。损失函数却被告知收到的是*逻辑值*（logit），即从 −∞ 到 ∞ 的数，于是又压了一次。完美的回答 1 被当成逻辑值 1，对应的概率只有 0.73。正负评论各半时，这样的网络所能达到的最小损失是',
      ],
      after: [
        '这个疏忽并没有让梯度指错方向，只是让它变弱，也让日志无法读懂：0.51 的损失其实已近乎完美。我们改正损失后重新训练了笔记本的网络，日志这才说了真话：网络在死记硬背它的评论。',
      ],
      aside: '较新的 Keras 会察觉这个疏忽，并按本意计算损失。',
    },
    knows: {
      title: '网络知道什么',
      before: [
        '每个状态是十六维空间中的一点，一段文字就是其中的一条路径。大部分变化发生在一条略弯的线上：称赞把状态推向一边，批评推向另一边，没有褒贬时它便几乎停在原处。Maheswaranathan 等人在大得多的网络里发现过这种[近似的线吸引子](https://arxiv.org/abs/1906.10720)；在我们的网络里它是这样的，用的是你的文字。',
      ],
      after: [
        '沿一条线累加，与数好词坏词相去不远，这些网络也正是在这里失手。*not good* 只是把称赞减去一些，几乎算不上批评；*not bad* 仍是批评；*not* 出现在 *wonderful* 前面十四个词处，它们就无能为力；正话反说的称赞，在它们看来就是称赞。试着骗骗它们：',
      ],
      aside:
        '在上面的“单元”视图里找一个表示“情感”的单元：很少找得到。判断是一场投票，一个单元投给谁，取决于权重 *V*，而不是它的值的正负。',
    },
    on: {
      title: '继续',
      before: [
        '这里的一切都由本页代码库里的程序训练而成，每个网络一条命令：*make train MODEL=simple-rnn*。你自己的文本也可以：*python -m training train simple-rnn --csv reviews.csv --text text --label sentiment*。训练好的网络会出现在页面顶部的切换处，上面看到的一切对它同样有效。',
        '延伸阅读：Elman，[Finding structure in time](https://doi.org/10.1207/s15516709cog1402_1)，1990。Werbos，[Backpropagation through time](https://doi.org/10.1109/5.58337)，1990。Hochreiter 与 Schmidhuber，[Long short-term memory](https://doi.org/10.1162/neco.1997.9.8.1735)，1997。Cho 等，[Learning phrase representations using RNN encoder–decoder](https://arxiv.org/abs/1406.1078)，2014，GRU 的出处。Pascanu、Mikolov 与 Bengio，[On the difficulty of training recurrent neural networks](https://arxiv.org/abs/1211.5063)，2013。Le、Jaitly 与 Hinton，[A simple way to initialize recurrent networks](https://arxiv.org/abs/1504.00941)，2015，我们的 *W* 为何从单位矩阵开始。Maas 等，[Learning word vectors for sentiment analysis](https://aclanthology.org/P11-1015/)，2011，影评数据。Maheswaranathan 等，[Reverse engineering recurrent networks for sentiment classification](https://arxiv.org/abs/1906.10720)，2019。',
      ],
      after: [],
      aside: '本页不含数据集中的任何影评，示例文字都是我们自己写的。',
    },
  },
  tagger: {
    caption:
      '两个标注网络，同一个句子；回答不同的词会标出来。选一个词：条形表示每个前面的词对第二个网络有多重要，做法是把那个词换成未知词再读一遍。',
    input: '一个英文句子',
    dense: '单独看每个词',
    recurrent: '带记忆',
    differ: '两者不同',
    chosen: (word, tag, share) => `“${word}”：带记忆的网络判为${tag}，概率 ${share}。`,
    because: (earlier, share, tag) => `主要取决于“${earlier}”：若不认识这个词，${tag}的概率会是 ${share}。`,
    first: '它前面没有词，无可记忆。',
    influence: (tag) => `某个词变为未知时${tag}概率的变化`,
    empty: '请写一个句子。',
    tags: {
      ADJ: '形容词',
      ADP: '介词',
      ADV: '副词',
      AUX: '助动词',
      CCONJ: '并列连词',
      DET: '限定词',
      INTJ: '感叹词',
      NOUN: '名词',
      NUM: '数词',
      PART: '小品词',
      PRON: '代词',
      PROPN: '专有名词',
      PUNCT: '标点',
      SCONJ: '从属连词',
      SYM: '符号',
      VERB: '动词',
      X: '其他',
    },
  },
  unrolling: {
    caption: '环，以及在你文字的头几个词上展开的环。移动滑块。',
    picture: '循环神经网络：折叠成环，或在词上展开',
    slider: '展开',
    weights: (u, w, v) => `上面所选的网络中，U 有 ${u} 个数，W 有 ${w} 个，V 有 ${v} 个。无论展开多长，都不会更多。`,
  },
  twoUnits: {
    caption: '两个单元，当面计算。改一个权重，或换别的词，相关的数都会随之改变。',
    weights: '权重',
    words: '文字',
    word: (position) => `第 ${position} 个词`,
    unit: (unit) => `单元 ${unit}`,
    good: 'good（好）',
    bad: 'bad（坏）',
    step: (step, word) => `第 ${step} 步，“${word}”`,
    reset: '恢复权重',
  },
  realStep: {
    caption: '上面所选网络中的同一个方程，用的是你的文字。沿着词移动滑块；下面的和属于其中一个单元。',
    step: '步',
  },
  letters: {
    caption: '你的文字中网络得到的部分。划掉的字符被丢弃；加点的词不在词表里，它们全都变成同一个数。',
    summary: (dropped, all, unknown) => `${all} 个字符中丢弃了 ${dropped} 个，未知词有 ${unknown} 个。`,
    ids: '它读到的数',
    more: (count) => `以及另外 ${count} 个`,
  },
  padding: {
    caption:
      '笔记本的网络在最后一个词之后继续读。斜线部分是填充：那里什么也没说，判断却在移动。选“反讽”那一篇，判断会翻转。',
    picture: '笔记本的网络在 64 步中每一步之后的 P(positive)',
    said: (atWord, atEnd, pads) => `读完你的最后一个词，P(positive) 为 ${atWord}；再读 ${pads} 步填充之后为 ${atEnd}。`,
    full: '这段文字占满了 64 步，没有填充。请缩短它。',
  },
  learner: {
    caption: '网络在学习。每行是一个句子；词的颜色表示：如果句子在此结束，网络会怎么说。最后四句从未用来学习。',
    start: '开始',
    pause: '暂停',
    step: '一轮',
    reset: '重新开始',
    seed: '换一组随机权重',
    rounds: (rounds, loss, unseen) => `${rounds} 轮；损失 ${loss}，未见过的句子上 ${unseen}。`,
    picture: '逐轮的损失',
    learned: '用来学习',
    unseen: '从未见过',
    states: (sentence) => `读“${sentence}”时的隐藏状态`,
    unit: '单元',
  },
  gradients: {
    caption: '三个网络中，每个词处的状态若稍有变化，判断会变多少（对数刻度）。请从右往左看：梯度就是这样走的。',
    picture: '各网络每一步的梯度大小',
    long: '一篇 341 个词的影评',
    kept: (name, share) => `${name}：到第 1 个词还剩 ${share}`,
    yours: '你的文字',
  },
  losses: {
    caption:
      '一篇评论的损失与网络输出 p 的关系。实线是本意的损失；虚线是笔记本的损失，最低只能到 0.31 和 0.69。移动 p。',
    picture: '一篇正面与一篇负面评论的损失与 p 的关系',
    p: '输出 p',
    positive: '正面评论',
    negative: '负面评论',
    at: (p, right, twice) => `p = ${p} 时：一篇正面评论的损失为 ${right}；按笔记本则为 ${twice}。`,
  },
  both: {
    caption: '上一节的小网络从同样的随机权重学习两遍：一遍用本意的损失，一遍用笔记本的损失。横线是下限。',
    picture: '逐轮的两种损失，以及下限 0.5032',
    start: '让两者学习',
    again: '再来一次',
    result: (rounds, right, twice) => `${rounds} 轮之后：正确的损失为 ${right}，笔记本的损失为 ${twice}。`,
    right: '正确的损失',
    twice: '压了两次',
    floor: '下限',
  },
  history: {
    caption:
      '用正确的损失训练时，笔记本的网络逐轮的损失，取自它的卡片。最好的一轮过后，它在自己的评论上越来越好，在别的评论上越来越差。',
  },
  path: { caption: '你的文字是测试评论的状态之间的一条路径。每个转折是一个词。' },
  fooled: {
    caption: '对你来说很容易的句子，三个网络怎么看。最后一行是你的。',
    sentence: '句子',
    own: '你自己的句子',
  },
  names: { 'simple-rnn': '简单 RNN', gru: 'GRU', lstm: 'LSTM' },
};
