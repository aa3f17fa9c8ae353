import type { story as english } from '../en/story';

/** 页面下方的文章。`*x*` 为斜体，`[文字](地址)` 为链接，反引号之间为代码。 */
export const story: typeof english = {
  contents: '本文各节',
  figure: (number) => `图 ${number}`,
  anchor: (title) => `“${title}”一节的链接`,
  loading: '正在获取这幅图所需的数据……',
  failed: (reason) => `这幅图无法显示：${reason}。移开再移回即可重试。`,
  yourText: '你的文字',
  sections: {
    why: {
      title: '为什么不能一个词一个词地看？',
      before: [
        '教学笔记本以词性标注开头：我/nn 吃/v 苹果/nn，其中 nn 是名词（代词“我”也归入其中），v 是动词。最简单的办法是查表：单独看每个词，给出它最常见的词性。一个小网络就能学会这张表：看见一个词，给每种词性一个概率。',
        '只要一个词兼有两种词性，查表就会出错。英文 *I drink a drink*（我喝一杯饮料）里，同一个 drink 先是动词，后是名词。一次只看一个词的网络，对两处只能给出同样的回答，无论训练多久，必有一处是错的。区分二者的信息不在这个词里，而在它前面的词里。',
        '下面两个网络用同样的句子训练：一个单独看每个词，另一个会把一些信息从前面的词带到后面的词。',
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
        '循环神经网络是一个带环的小网络。每读一个词，它接收两样输入：这个词，以及上一个词之后它留给自己的状态。它由这两样算出新的*隐藏状态*（一小串数），再由隐藏状态算出输出。',
        '把环展开来看会更清楚：每个词画一次，并排放置。这样做并没有增加任何东西，各个副本是同一个网络在不同的时间步。',
      ],
      after: [
        '每个箭头是一个权重矩阵。*U* 从词通向隐藏状态，*W* 从上一个隐藏状态通向这一个，*V* 从隐藏状态通向输出。指向一个字母，图中会标出它的箭头。',
        '每个词用的都是同样的权重。正因如此，网络能读任意长的文字，权重却很少：无论影评是三个词还是三千个词，*U*、*W*、*V* 都只有一份。',
      ],
      aside:
        'Elman 在 1990 年的 [Finding structure in time](https://doi.org/10.1207/s15516709cog1402_1) 中画过这个环。上面工具里的图与此相同，只是填上了你的数。',
    },
    equations: {
      title: '公式',
      before: [
        '两行公式就说完了。状态 *S* 由词 *X* 和上一个状态算出，输出 *O* 由状态算出。第一个词之前，状态全为 0。*f* 把数压到 −1 与 1 之间，*g* 把加权和变成概率。',
        '下面的网络只有两个单元，文字只用 *good*（好）和 *bad*（坏）两个词。它没有经过训练，权重是手工设定的：每个乘积都可以在纸上验算，每个权重都可以改。',
      ],
      after: [
        '单元 1 把自己的值传给自己（W₁₁ 为 1），于是在 *f* 容许的范围内把读到的累加起来。单元 2 什么也不传（W₂₂ 为 0），只知道最后一个词。把 W₂₂ 改成 1，或把 W₁₁ 改成 0，就能看到记忆的出现与消失。上面的“简单 RNN”做的是同样的事，只是有十六个单元，每个和再加上一个偏置 *b* 或 *c*，权重由训练得来：',
      ],
      aside:
        '词可以表示成一串 0，只在它自己的位置上是 1（独热向量）。这时 *U X* 就是取出 *U* 中属于这个词的那一列。词有成千上万时，有更省的办法：上面的网络为每个词在一张表里存几个数，称为*嵌入*，*U* 乘的是这几个数。',
    },
    reading: {
      title: '读一篇影评',
      before: [
        '网络读的是数。你的文字要先切成词，每个词再到词表里查出编号，网络看到的只有编号。这一步丢掉的东西，网络再也找不回来：大小写、逗号、感叹号，以及词表里没有的每一个词。',
      ],
      after: [
        '教学笔记本的网络还有一个麻烦。它训练时每篇影评恰好是 64 个数：长的只取最后 64 个，短的在末尾用 0 补足，却没有告诉网络要跳过这些 0。于是它继续读下去，明明已经没有内容，记忆却还在变：',
      ],
      aside:
        '每篇影评以一个起始标记开头，与网络学习所用的数据集一样：读你的第一个词之前，它已经走过一步。上面的网络中，只有“教学笔记本”会填充。',
    },
    learning: {
      title: '学习：沿时间反向传播',
      before: [
        '权重从哪里来？从错误中来。读完最后一个词，把网络的回答与正确答案比较，再对每个权重问：如果它大一点点，错误会不会小一点？最后的状态由前一个状态算出，前一个又由更前一个算出，所以这个问题必须逐词往回追问。这就是*沿时间反向传播*。',
        '下面一个只有三个单元的网络，在你的浏览器里学习十个短句。*U* 和 *V* 从随机数开始，*W* 从单位矩阵开始，所以它起初大致只是留住读到的东西。没有哪个词能单独决定结果：*good* 是称赞，除非前面有 *not*。',
      ],
      after: [
        '这个问题的答案就是*梯度*。往回走时，每经过一个词，梯度就乘一次 *W*，再乘一次 *f* 的斜率，于是变大或变小。让它在三个训练好的网络里，沿一篇影评往回走：',
        '略小于 1 的因子连乘几百次，就几乎什么也不剩：梯度消失了。梯度消失之处的词，网络读得到，却很难从中学习。LSTM 正是为保住梯度而设计的，GRU 随后沿用了这一思路：每读一个词，它们把已有的记忆传下去，只改动一部分，而不是全部重新计算。',
      ],
      aside:
        'Werbos 在 [1990 年](https://doi.org/10.1109/5.58337)描述了这一方法；Pascanu、Mikolov 和 Bengio 解释了[训练为何困难](https://arxiv.org/abs/1211.5063)。下面的小网络学习时所用的，就是上面读你影评的那些函数。',
    },
    log: {
      title: '读懂笔记本的日志',
      before: [
        '教学笔记本在训练时打印出损失。损失停在 0.50 附近，不再下降。损失在远高于 0 的地方停住，只有两种可能：要么网络做不到更好，要么这个数本身无法更小。',
        '网络以 sigmoid 结尾，输出 *p* 已经是 0 与 1 之间的概率。损失函数却以为收到的是*逻辑值*（logit），即从 −∞ 到 ∞ 的数，于是又做了一次 sigmoid。完美的回答 1 被当成逻辑值 1，对应的概率只有 0.73；完美的回答 0 被当成逻辑值 0，对应的概率是一半。正面与负面影评各半时，这样的网络所能达到的最小损失是',
      ],
      after: [
        '对单独一篇影评来说，这个疏忽并没有让梯度反向，只是让它变弱，而且在网络错得最有把握的地方最弱；它也让日志无法读懂：0.51 的损失其实已近乎完美。我们改正损失后重新训练了这个网络，日志这才说了真话：网络在死记硬背它的影评。',
      ],
      aside: '以 TensorFlow 为后端的 Keras 如今会察觉这个疏忽：它发出警告，并算出正确的损失。',
    },
    knows: {
      title: '网络知道什么',
      before: [
        '每个状态是十六维空间中的一点，一段文字就是其中的一条路径。大部分变化发生在一条略弯的线上：称赞把状态推向一边，批评推向另一边，没有褒贬时它几乎停在原处。Maheswaranathan 等人在大得多的网络里发现过这种[近似的线吸引子](https://arxiv.org/abs/1906.10720)；我们的网络里也有，下图用的是你的文字。（“教学笔记本”只有十个单元，它的状态不会停住，而是绕行。）',
      ],
      after: [
        '如果网络只会累加，词的先后就无关紧要。把你的词打乱，看看判定还剩下多少。每一种顺序都是同一个词袋；词袋解释不了的，就是网络从词序中读出来的。',
        '那么，是哪个单元记着情感呢？通常哪个也不是。判定是所有单元的一场投票，去掉其中任何一票，判定大多不变。',
        '沿一条线累加，与数好词坏词相去不远，这些网络也正是在这里失手。*not good* 只是把称赞减去一些，几乎算不上批评；*not bad* 仍被当成批评；*not* 若在 *wonderful* 之前十四个词处，就影响不到它；反话被当成了称赞。试试怎样骗过它们：',
      ],
      aside:
        '一个单元投给哪一边，取决于权重 *V*，而不是它的值的正负。曾有一个 4096 个单元的网络，在商品评论上学习预测下一个字符，确实长出了[一个跟随情感变化的单元](https://arxiv.org/abs/1704.01444)；我们的网络则是大家分担。',
    },
    not: {
      title: 'not 怎样起作用',
      before: [
        '如果网络只把词累加起来，那么无论后面是什么，*not* 的作用都一样；无论前面是什么，*good* 的作用也都一样。循环神经网络先读到 *not*，状态随之移动。它不必移向某个判定，只要到达这样一处：从那里出发，下一个词会通向别的方向。',
        '下面是四段短文字在同一个网络里的轨迹，起点相同。可以换一个网络，也可以换词：*never* 和 *hardly* 应当与 *not* 作用相同，*very* 则不该如此。',
      ],
      after: [
        '一个词无论出现在哪里，带来的数都一样；*U* 和 *W* 在每一步也都一样。不同的只是它遇到的状态，以及由此决定的每个单元上 *f* 的斜率，在 GRU 和 LSTM 中还有各个门。对这样的网络来说，词序就是这么一回事。',
      ],
      aside: '每个网络、每组词都有自己的图：纵向是除去判定的方向之后，这些状态差别最大的方向。',
    },
    on: {
      title: '继续',
      before: [
        '这里的一切都由本页代码库里的程序训练而成，每个网络一条命令：`make train MODEL=simple-rnn`。你自己的文本也可以：`python -m training train simple-rnn --csv reviews.csv --text text --label sentiment`。训练好的网络会出现在页面顶部的“更多网络”里，上面看到的一切对它同样有效。',
        '延伸阅读，按时间排列：',
      ],
      after: [],
      aside: '本页不含数据集中的任何影评，示例文字都是我们自己写的。',
    },
  },
  references: [
    'Elman，[Finding structure in time](https://doi.org/10.1207/s15516709cog1402_1)，1990：网络中的环，以及小网络如何逐词学习。',
    'Werbos，[Backpropagation through time](https://doi.org/10.1109/5.58337)，1990：这样的网络如何学习。',
    'Hochreiter 与 Schmidhuber，[Long short-term memory](https://doi.org/10.1162/neco.1997.9.8.1735)，1997：保住梯度的记忆。',
    'Maas 等，[Learning word vectors for sentiment analysis](https://aclanthology.org/P11-1015/)，2011：影评数据。',
    'Pascanu、Mikolov 与 Bengio，[On the difficulty of training recurrent neural networks](https://arxiv.org/abs/1211.5063)，2013：梯度为何消失，或者爆炸。',
    'Cho 等，[Learning phrase representations using RNN encoder–decoder](https://arxiv.org/abs/1406.1078)，2014：GRU 的出处。',
    'Le、Jaitly 与 Hinton，[A simple way to initialize recurrent networks](https://arxiv.org/abs/1504.00941)，2015：我们的 *W* 为何从单位矩阵开始。',
    'Radford、Jozefowicz 与 Sutskever，[Learning to generate reviews and discovering sentiment](https://arxiv.org/abs/1704.01444)，2017：那个跟随情感变化的单元。',
    'Maheswaranathan 等，[Reverse engineering recurrent networks for sentiment classification](https://arxiv.org/abs/1906.10720)，2019：线吸引子。',
  ],
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
    caption: '带环的网络，以及它在你的文字开头几个词上展开的样子。拖动滑块看看。',
    picture: '循环神经网络：折叠成环，或在词上展开',
    slider: '展开',
    weights: (u, w, v) => `上面所选的网络中，U 有 ${u} 个数，W 有 ${w} 个，V 有 ${v} 个。无论展开多长，都不会更多。`,
    name: (weight) => `${weight}，在图 2 中标出`,
    does: {
      U: (count) => `U，从词到隐藏状态：${count} 个数，每个词都用同一份。`,
      W: (count) => `W，从一个隐藏状态到下一个：${count} 个数，每个词都用同一份。`,
      V: (count) => `V，从隐藏状态到输出：${count} 个数，每个词都用同一份。`,
    },
  },
  twoUnits: {
    caption: '两个单元的网络，当场算给你看。改一个权重，或换一个词，相关的数都会随之改变。',
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
    caption: '上面所选的网络读你的文字时的同一步；GRU 和 LSTM 还多几个门。沿着词拖动滑块。下面的和是其中一个单元的。',
    step: '步',
  },
  letters: {
    caption: '你的文字中网络得到的部分。划掉的字符被丢弃；带点线的词不在词表里，它们全都变成同一个数。',
    summary: (dropped, all, unknown) =>
      `${dropped === '0' ? `${all} 个字符全部保留。` : `${all} 个字符中丢弃了 ${dropped} 个。`}${unknown === '0' ? '每个词都在词表里。' : `有 ${unknown} 个词不在词表里。`}`,
    nothing: '没有内容可读。',
    ids: '它读到的数',
    more: (count) => `以及另外 ${count} 个`,
  },
  padding: {
    caption:
      '教学笔记本的网络在最后一个词之后继续读。上面是每一步之后的 P(正面)，下面是它的十个隐藏单元。斜线部分是填充：那里什么也没说，状态和判定却在变。选“反讽”那一篇，判定会翻转。',
    picture: '教学笔记本的网络在 64 步中每一步之后的 P(正面) 和隐藏状态',
    said: (atWord, atEnd, pads) => `读完你的最后一个词，P(正面) 为 ${atWord}；再读 ${pads} 步填充之后为 ${atEnd}。`,
    full: '这段文字占满了 64 步，没有填充。缩短一些再看。',
  },
  learner: {
    caption: '网络正在学习。每行一个句子；词的颜色表示：如果句子到此为止，网络会怎么说。最后四句从未用来学习。',
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
    caption:
      '每个词之后的状态若稍有变化，判定会变多少：以最后一个词处为 100%，对数刻度。梯度从右往左走。LSTM 只画了状态 s，它的记忆 c 还另外传递一部分。',
    picture: '各网络每一步的梯度大小',
    long: '一篇 341 个词的影评',
    kept: (name, share) => `${name}：到第 1 个词还剩 ${share}`,
    yours: '你的文字',
    percent: (number) => `${number}%`,
    short: '写一个词，梯度才有路可走。',
    walk: '往回走',
    pause: '暂停',
    step: '退一个词',
    reset: '回到最后一个词',
    place: (step, last) => `第 ${step} 步，共 ${last} 步`,
    network: '网络',
    factor: '这一步乘以',
    left: '梯度还剩',
    word: '这个词的 ‖∂logit/∂x‖',
  },
  losses: {
    caption:
      '一篇影评的损失与网络输出 p 的关系。实线是正确的损失；虚线是笔记本的损失，最低只能到 0.31 和 0.69。移动 p 看看。',
    picture: '正面影评与负面影评的损失随 p 的变化',
    p: '输出 p',
    positive: '正面影评',
    negative: '负面影评',
    at: (p, right, twice) => `p = ${p} 时，一篇正面影评的损失为 ${right}；按笔记本的算法则为 ${twice}。`,
  },
  both: {
    caption: '上一节的小网络从同样的随机权重出发学习两遍：一遍用正确的损失，一遍用笔记本的损失。横线是下限。',
    picture: '逐轮的两种损失，以及下限 0.5032',
    start: '让两者学习',
    again: '再来一次',
    result: (rounds, right, twice) => `${rounds} 轮之后：正确的损失为 ${right}，笔记本的损失为 ${twice}。`,
    right: '正确的损失',
    twice: '两次 sigmoid',
    floor: '下限',
  },
  history: {
    caption:
      '用正确的损失训练时，教学笔记本的网络每一轮的损失，取自它的模型卡。最好的一轮过后，它对学过的影评越来越好，对别的影评越来越差。',
  },
  path: { caption: '测试影评的各个状态，以及你的文字在其中走过的路径。每个转折是一个词。' },
  bag: {
    caption: '你的文字里的词，换成别的顺序。竖线是你的原文，柱子是上面所选的网络对打乱后的文字的判定。',
    short: '至少写三个词，才能打乱顺序。',
    once: '打乱一次',
    often: (times) => `打乱 ${times} 次`,
    reset: '重新开始',
    none: '还没有打乱',
    count: (shufflings) => `已打乱 ${shufflings} 次。`,
  },
  units: {
    caption: '上面所选的网络读完最后一个词之后，每个单元投的票；加上偏置就是逻辑值。选一个单元，看看没有它时的判定。',
    chosen: (unit) => `没有单元 ${unit}`,
  },
  fooled: {
    caption: '几个对人来说很容易的句子，三个网络怎么看。最后一行由你来写。',
    sentence: '句子',
    own: '你自己的句子',
  },
  not: {
    caption:
      '从左到右是逻辑值，两种颜色的分界处是一半。词的推力不由它自己决定：“not”移动了状态，从移到的地方出发，同一个词可能推向另一边。',
    picture: '四段短文字从同一起点出发，在状态中走过的轨迹',
    left: '负面',
    right: '正面',
    text: '文字',
    push: '最后一词的推力',
    before: '前面的词',
    first: '第一个词',
    second: '第二个词',
    finding: (before, turned) =>
      turned.length === 0
        ? `在“${before}”之后，两个词的推力仍与单独出现时同向。`
        : turned.length === 1
          ? `在“${before}”之后，“${turned[0]}”的推力与单独出现时相反。`
          : `在“${before}”之后，两个词的推力都与单独出现时相反：它们遇到的状态不同了。`,
  },
  names: { 'simple-rnn': '简单 RNN', gru: 'GRU', lstm: 'LSTM' },
};
