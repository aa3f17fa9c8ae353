/** 库用英文说明为什么要问；这里是同样的理由。 */
export const WHYS: Readonly<Record<string, string>> = {
  indexFrom: '词表没有说明其中的编号是否就是网络用的编号：IMDB 词表的编号要加 3。',
  startToken: '没有文件说明第一个词之前是否有一个编号：使用 IMDB 词表时是 1。',
  unknown: '没有文件说明未知词读作什么：Keras 的 Tokenizer 没有 oov_token 时会丢弃它。',
  padTo: '没有文件说明短文本是否补足：没有掩码时，补足会改变读到的内容。',
  maxWords: '没有文件说明长文本在哪里截断：pad_sequences 截断到它补足的长度。',
  keep: '除非另有说明，pad_sequences 保留长文本的结尾。',
  padAt: '除非另有说明，pad_sequences 在前面补足。',
  tokeniser: '没有文件说明文本如何切分。',
  classes: '没有文件给出类别的名称。',
  outputs: '没有文件说明这些类别是否互相排斥。',
  reads: 'state_dict 没有说明上面的层从状态中读取什么。',
  activation: 'state_dict 没有说明 nn.RNN 用哪种激活函数。',
  between: 'state_dict 没有说明 Linear 层之间是什么。',
};
