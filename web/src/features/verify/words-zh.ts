import type { verify as english } from './words-en';

export const verify: typeof english = {
  title: '验证：这个浏览器算出的与 Keras 相同吗？',
  failedToLoad: '无法获取：服务器没有回应。请收起后再展开，以便重试。',
  stock: '你的文字，由原版 TensorFlow.js 来读',
  stockIntro:
    '用 tf.loadLayersModel 打开同一个 model.json，输入同样的编号：由不是我们写的代码再算一遍。只在你要求时才获取。',
  stockNothing: '没有可读的内容：请先输入一个{词}。',
  stockAsk: '让原版 TensorFlow.js 读一遍',
  stockAsking: '正在读……',
  stockAgrees: (states: string, outputs: string) => `状态的最大差异：${states}；输出的最大差异：${outputs}。`,
  stockFigures: '用时',
  stockTimes: (stock: string, own: string) => `它用了 ${stock} 毫秒，本页用了 ${own} 毫秒，均取三次中最快的一次。`,
  stockFailures: {
    code: '无法获取原版 TensorFlow.js 的代码。请检查网络连接，然后再试一次。',
    files: '无法再次获取这个网络的文件。请检查网络连接，然后再试一次。',
    keras3: '这个网络的 model.json 由 Keras 3 写成，原版 TensorFlow.js 不认识这种格式。',
    format: '原版 TensorFlow.js 打不开这个网络的 model.json。',
    reading: '原版 TensorFlow.js 打开了这个网络，但在读你的文字时出错。',
  },
  intro: '网络的模型卡附有若干文字，以及 Keras 为它们算出的每一个数。现在由你的设备重新读一遍。',
  textByText: '逐条对照',
  caption: '与 Keras 的最大差异，逐条文字列出；梯度大于 1 时，按其占最大梯度的比例计算',
  text: '文字',
  steps: '步数',
  states: '状态',
  outputs: '输出',
  gradients: '梯度',
  empty: '（空）',
  passed: (largest: string) => `全部一致：与 Keras 的最大差异为 ${largest}。`,
  failed: (largest: string) => `差异最大达 ${largest}，舍入误差解释不了。请告诉我们你用的是哪种浏览器。`,
  none: '这个网络的模型卡没有可供比对的基准读数。',
};
