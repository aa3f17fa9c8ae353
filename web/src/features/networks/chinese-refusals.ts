/**
 * The library's refusals in Chinese. The library speaks English; `{}` stands where it puts a name or a number, and the translation
 * takes them as `$1`, `$2` … A test compares this list with the library's sentences.
 */
export const REFUSALS: Readonly<Record<string, string>> = {
  // 文件
  'No file was given: choose the file of a network, and its word list.': '没有选择文件：请选择网络文件及其词表。',
  '{} files were given: choose only those of the network.': '一共给了 $1 个文件：请只选择属于这个网络的文件。',
  'These files hold {} networks ({}): choose one of them.': '这些文件中有 $1 个网络（$2）：请只选其中一个。',
  '{} holds layers without weights: add the file that model.save_weights() writes.':
    '$1 只有层，没有权重：请加上 model.save_weights() 写出的文件。',
  '{} holds weights without layers: add the file that model.to_json() writes, or model.save().':
    '$1 只有权重，没有层：请加上 model.to_json() 或 model.save() 写出的文件。',
  'No network was found in {}: give a .keras, .h5, model.json with its .bin, .pt, .safetensors or .onnx file.':
    '在 $1 中没有找到网络：请给出 .keras、.h5、model.json 及其 .bin、.pt、.safetensors 或 .onnx 文件。',
  '{} unpacks to more than {} MB: open a smaller network.': '$1 解压后超过 $2 MB：请打开小一些的网络。',
  '{} unpacks to more than {} times its size, as no network does: save it again.':
    '$1 解压后超过原大小的 $2 倍，网络文件不会这样：请重新保存。',
  '{} holds more than {} files: give only those of the network.': '$1 中的文件超过 $2 个：请只给属于这个网络的文件。',
  '{} is damaged: {}; save it again, or copy it once more.': '$1 已损坏（$2）：请重新保存，或再复制一次。',
  '{} belongs to a SavedModel, which is a program: open it where it was made with `import tf_keras; tf_keras.models.load_model("folder").save("model.h5")`, and give model.h5.':
    '$1 属于 SavedModel，那是一个程序：请在当初保存它的地方运行 import tf_keras; tf_keras.models.load_model("folder").save("model.h5")，再给出 model.h5。',
  '{} is a TFLite program, without layers: save the model it was made of with model.save("model.keras").':
    '$1 是 TFLite 程序，不含层：请用 model.save("model.keras") 保存转换之前的模型。',
  '{} is a pickled tokenizer, and unpickling runs code: write open("tokenizer.json", "w").write(tokenizer.to_json()).':
    '$1 是 pickle 格式的分词器，读取它会运行代码：请改用 open("tokenizer.json", "w").write(tokenizer.to_json())。',
  '{} is a pickle, and unpickling runs code: save with torch.save(model.state_dict(), "model.pt"), or words with json.dump.':
    '$1 是 pickle 文件，读取它会运行代码：请用 torch.save(model.state_dict(), "model.pt") 保存模型，用 json.dump 保存词表。',
  '{} names the Python code {}, which is never run here: save with torch.save(model.state_dict(), "model.pt").':
    '$1 引用了 Python 代码 $2，这里从不运行代码：请用 torch.save(model.state_dict(), "model.pt") 保存。',
  '{} holds NumPy arrays: save the whole model with model.save("model.keras").':
    '$1 只有 NumPy 数组：请用 model.save("model.keras") 保存整个模型。',
  '{} is a graph model, whose layers cannot be told apart: convert with "tensorflowjs_converter --output_format tfjs_layers_model", or open the Keras file.':
    '$1 是 graph model，分不出各个层：请用 tensorflowjs_converter --output_format tfjs_layers_model 转换，或直接打开 Keras 文件。',
  '{} lists weights without their files: convert the network again.': '$1 列出了权重，却没有给出文件名：请重新转换。',
  '{} hold {} bytes, and "{}" ends at {}: give the files that belong to {}.':
    '$1 共 $2 字节，而“$3”要到第 $4 字节：请给出属于 $5 的文件。',
  '{} lists the weight {} as {}: float32, float16, uint16 and uint8 can be read, so convert again.':
    '$1 中权重 $2 的类型是 $3：只能读取 float32、float16、uint16 和 uint8，请重新转换。',
  '{} is missing: {} keeps its weights there, so add it.': '缺少 $1：$2 的权重在其中，请一并给出。',
  '{} was written by a big-endian machine: save it again on another.':
    '$1 由大端字节序的机器写出：请在其他机器上重新保存。',
  '{} holds no tensors by name: save with torch.save(model.state_dict(), "model.pt").':
    '$1 中没有带名称的张量：请用 torch.save(model.state_dict(), "model.pt") 保存。',
  '{} stores {} as {}: save it as float32.': '$1 中 $2 的类型是 $3：请存为 float32。',
  // 数值
  '"{}" has the shape {}, which is none: save the network again.': '“$1”的形状 $2 不成立：请重新保存网络。',
  '"{}" has the shape {}, more than {} numbers: open a smaller network.':
    '“$1”的形状是 $2，超过 $3 个数：请打开小一些的网络。',
  '"{}" holds {} at place {}: training diverged, so open an earlier save.':
    '“$1”第 $3 个数是 $2：训练已发散，请打开更早的存档。',
  '"{}" has the shape [{}], and [{}] is needed: weights and layers belong to different networks, so save both again.':
    '“$1”的形状是 [$2]，应为 [$3]：权重与层不属于同一个网络，请一起重新保存。',
  'The embedding has {} numbers in rows of {}: save the network again.':
    '嵌入表共 $1 个数，每行 $2 个：请重新保存网络。',
  'The file has no "{}" for {} "{}": save the whole model again, with its weights.':
    '文件中没有 $2“$3”的“$1”：请连同权重重新保存整个模型。',
  // 回答
  'The classes are {}: answer {} names.': '类别是 $1：应填 $2 个名称。',
  'The id {} of {} lies outside the embedding, which has {} rows: answer another id.':
    '$2 的编号 $1 超出嵌入表（共 $3 行）：请填另一个编号。',
  '{} is {}: answer {}.': '$1 是 $2：应填 $3。',
  'The input has {} steps: from 1 to {} are read, so save it with fewer.':
    '输入有 $1 步，可读 1 到 $2 步：请减少步数后保存。',
  // 词表
  '{} gives {} the id {}: whole numbers from 0 on are needed.': '$1 中 $2 的编号是 $3：应为从 0 起的整数。',
  '{} lists more than {} words: give only those that have ids.': '$1 列出的词超过 $2 个：请只给有编号的词。',
  '{} has num_words {}: a whole number from 1 on, or null, is needed.':
    '$1 的 num_words 是 $2：应为从 1 起的整数或 null。',
  '{} splits at {}: one character is needed.': '$1 以 $2 切分：应为一个字符。',
  'The TextVectorization layer has {} {}, and {} can be read: use one of them, or give ids by a layer-free copy of the model.':
    'TextVectorization 层的 $1 是 $2，只能读取 $3：请改用其中之一，或给出不含该层的模型。',
  'The tokeniser {} is not known: answer {}.': '不认识分词方式 $1：请填 $2 之一。',
  '{} holds more than {} numbers: give the vectors of the words that were used.':
    '$1 中的数超过 $2 个：请只给用到的词的向量。',
  '{} has {} numbers in line {}, and {} are needed: copy it once more.':
    '$1 第 $3 行有 $2 个数，应有 $4 个：请再复制一次。',
  '{} has {} {}: a whole number from 0 to {} is needed.': '$1 的 $2 是 $3：应为 0 到 $4 的整数。',
  // 层
  'It has no recurrent layer: use SimpleRNN, GRU or LSTM.': '它没有循环层：请使用 SimpleRNN、GRU 或 LSTM。',
  'It stands behind other layers: put it first.': '它前面还有其他层：请把它放在最前面。',
  'Only one row comes in: give the states of every step (return_sequences=True) below it.':
    '传给它的只有一行：请让下面的层给出每一步的状态（return_sequences=True）。',
  'One row comes in: give the states of every step (return_sequences=True) below it.':
    '传给它的只有一行：请让下面的层给出每一步的状态（return_sequences=True）。',
  'The network has no Embedding: add the word vectors that it was trained with.':
    '网络没有 Embedding 层：请加上训练时用的词向量。',
  'It takes {} numbers, and {} come in: weights and layers belong to different networks.':
    '它接收 $1 个数，传来的是 $2 个：权重与层不属于同一个网络。',
  'The last layer must be Dense: a network that ends otherwise says nothing of a class.':
    '最后一层必须是 Dense：否则网络没有给出类别。',
  'It has {} outputs: at most {} classes can be shown.': '它有 $1 个输出：最多能显示 $2 个类别。',
  'It has {} outputs: save one with one.': '它有 $1 个输出：请保存只有一个输出的模型。',
  'Its activation is {}: train it with sigmoid, softmax or none.':
    '它的激活函数是 $1：请用 sigmoid、softmax 或不用激活函数训练。',
  'Its activation is {}: train it with relu, tanh, sigmoid or softmax.':
    '它的激活函数是 $1：请用 relu、tanh、sigmoid 或 softmax 训练。',
  'Its activation is {}: train it with tanh, relu or sigmoid.': '它的激活函数是 $1：请用 tanh、relu 或 sigmoid 训练。',
  'Its {} is {}: train it with tanh, relu, sigmoid or hard_sigmoid.':
    '它的 $1 是 $2：请用 tanh、relu、sigmoid 或 hard_sigmoid 训练。',
  '{} describes a {}, and a Sequential or Functional model is needed: rebuild a subclassed model from layers, and save that.':
    '$1 描述的是 $2，而这里需要 Sequential 或 Functional 模型：请用层重建子类模型再保存。',
  '{} nests more than {} models: save a flat one.': '$1 的模型嵌套超过 $2 层：请保存不嵌套的模型。',
  '{} lists no layers: save the whole model again.': '$1 没有列出层：请重新保存整个模型。',
  '{} has the layer {}, without a class: save the whole model again.': '$1 中的层 $2 没有类名：请重新保存整个模型。',
  '{} connects its layers to {}, which does not lead to an input: save it again.':
    '$1 的层接到 $2，而它通不到输入：请重新保存。',
  'It takes {} inputs: only chains of layers can be read word by word.':
    '它有 $1 个输入：只有一条链的网络才能逐词阅读。',
  'A TimeDistributed {} is not known: use TimeDistributed(Dense).':
    '不认识 TimeDistributed($1)：请用 TimeDistributed(Dense)。',
  'Its max_value, negative_slope or threshold is unusual: use relu, relu6 or LeakyReLU.':
    '它的 max_value、negative_slope 或 threshold 不常见：请用 relu、relu6 或 LeakyReLU。',
  'It holds Python code, which is never run here: use a layer that Keras has.':
    '它含有 Python 代码，这里从不运行：请用 Keras 自带的层。',
  'Save the whole model again.': '请重新保存整个模型。',
  'A {} is not known here: train without it.': '这里不认识 $1：请去掉它再训练。',
  'It has {} groups: train it with one.': '它有 $1 组：请用一组训练。',
  'Its channels come first: train it with channels_last.': '它的通道在前：请用 channels_last 训练。',
  'Its padding is {}: use valid, same or causal.': '它的 padding 是 $1：请用 valid、same 或 causal。',
  'Its settings name the size {}: a whole number from 1 on is needed.': '它设置的大小是 $1：应为从 1 起的整数。',
  'It merges by {}: train it with {}.': '它以 $1 合并两个方向：请用 $2 训练。',
  'It wraps no layer: save the whole model again.': '它没有包着任何层：请重新保存整个模型。',
  'A {} is not known: use SimpleRNN, GRU or LSTM.': '不认识 $1：请用 SimpleRNN、GRU 或 LSTM。',
  'It has time_major: train it with the batch first.': '它用了 time_major：请让批次在前再训练。',
  'It has {} units: a whole number from 1 on is needed.': '它的单元数是 $1：应为从 1 起的整数。',
  'It is an RNN of several cells: stack layers instead.': '它是由几个单元组成的 RNN：请改为叠放几层。',
  // PyTorch
  '{} holds {} tensors, and none is called weight_ih_l0: use nn.RNN, nn.GRU or nn.LSTM, and save its state_dict.':
    '$1 有 $2 个张量，却没有 weight_ih_l0：请用 nn.RNN、nn.GRU 或 nn.LSTM，并保存 state_dict。',
  '"{}" and its weight_hh are of no nn.RNN, nn.GRU or nn.LSTM: save the whole state_dict.':
    '“$1”及其 weight_hh 不属于 nn.RNN、nn.GRU 或 nn.LSTM：请保存完整的 state_dict。',
  '"{}weight_hr{}" projects states: train the LSTM without proj_size.':
    '“$1weight_hr$2”是状态的投影：请不用 proj_size 训练 LSTM。',
  '"{}{}{}" has {} numbers, and {} are needed: save it again.': '“$1$2$3”有 $4 个数，应有 $5 个：请重新保存。',
  '{} has "{}" of {} dimensions: only Embedding, RNN, GRU, LSTM, Linear and BatchNorm1d can be told apart by their weights, so export to ONNX.':
    '$1 中的“$2”有 $3 维：只凭权重能分辨的是 Embedding、RNN、GRU、LSTM、Linear 和 BatchNorm1d，请导出为 ONNX。',
  '{} has no Embedding of {} numbers a word: save the state_dict of the whole model.':
    '$1 中没有每词 $2 个数的 Embedding：请保存整个模型的 state_dict。',
  '{} has no Linear layer: save the state_dict of the whole model.':
    '$1 中没有 Linear 层：请保存整个模型的 state_dict。',
  // ONNX
  'It looks up what is no word: only one Embedding can be read.': '它查表的不是词：只能读取一个 Embedding。',
  'It picks {} places of an axis: export it again.': '它取了一个轴上的 $1 处：请重新导出。',
  'It picks place {} of {}: only the last step can be picked.': '它取了 $2 的第 $1 处：只能取最后一步。',
  'It takes every {}th of {}: export it again.': '它每隔 $1 个取一次 $2：请重新导出。',
  'It takes {} from {} to {}: only the last step can be picked.': '它取了 $1 的 $2 到 $3：只能取最后一步。',
  'It drops {}, of which there are several: export it again.': '它去掉的 $1 不止一个：请重新导出。',
  'It mixes the two directions: export it again.': '它混淆了两个方向：请重新导出。',
  'It mixes texts and steps: export it with the batch first.': '它混淆了文本与步：请让批次在前再导出。',
  'It is not over the steps: export it again.': '它不是在各步上进行的：请重新导出。',
  'It takes {}, which is no tensor of the file: export it with constants folded.':
    '它用到的 $1 不是文件中的张量：请折叠常量后导出。',
  'It names axis {}, and there are {}: export it again.': '它指定第 $1 轴，而只有 $2 个轴：请重新导出。',
  'It picks a direction where there is none: export it again.': '它在没有方向的地方选取方向：请重新导出。',
  'It joins what is not the two directions of one layer, forward first: only chains can be read word by word.':
    '它拼接的不是同一层先正后反的两个方向：只有一条链的网络才能逐词阅读。',
  'It joins what is not the two directions of one layer: only chains can be read word by word.':
    '它拼接的不是同一层的两个方向：只有一条链的网络才能逐词阅读。',
  'It joins two ways through the network: only chains can be read word by word.':
    '它把两条路汇合在一起：只有一条链的网络才能逐词阅读。',
  'The graph has {} nodes: export a smaller network.': '计算图有 $1 个节点：请导出小一些的网络。',
  '"{}" lies in another file: export with external_data=False, so that one file holds all.':
    '“$1”在另一个文件里：请用 external_data=False 导出，使一个文件包含全部。',
  '"{}" has the shape {} and too few numbers ({}): export the network again.':
    '“$1”的形状是 $2，数却不够（$3 个）：请重新导出网络。',
  'It is not over the classes: export it again.': '它不是在各类别上进行的：请重新导出。',
  'It turns {} axes, and there are {}: export it again.': '它调换 $1 个轴，而共有 $2 个：请重新导出。',
  'It scales or turns what it is given: export a Linear layer.': '它缩放或转置输入：请导出 Linear 层。',
  'It takes {} numbers, and {} come in: export it again.': '它接收 $1 个数，传来的是 $2 个：请重新导出。',
  'Its bias has {} numbers, and {} are needed: export it again.': '它的偏置有 $1 个数，应有 $2 个：请重新导出。',
  'Its direction is {}: export it again.': '它的 direction 是 $1：请重新导出。',
  'It clips its sums or couples its gates: train it without.': '它截断求和或耦合了门：请去掉后再训练。',
  'It has peepholes: train it without.': '它有 peephole 连接：请去掉后再训练。',
  'Its first state is not zero: train it with zeros.': '它的初始状态不是零：请以零训练。',
  'Its two activations differ: train it with one.': '它的两个激活函数不同：请用同一个训练。',
  'Its {} has the shape {}, and {} is needed: export it again.': '它的 $1 形状是 $2，应为 $3：请重新导出。',
  'It is a graph of its own, as tf2onnx makes of a SimpleRNN or a GRU without reset_after: open the Keras file.':
    '它自成一个计算图，tf2onnx 转换 SimpleRNN 或不带 reset_after 的 GRU 时就是这样：请打开 Keras 文件。',
  '{} does not lead from {} to {}: export a network that takes ids.':
    '$1 中从 $2 通不到 $3：请导出以编号为输入的网络。',
  '{} is not known here: export a network of Embedding, RNN, GRU or LSTM, and Linear layers.':
    '这里不认识 $1：请导出由 Embedding、RNN、GRU 或 LSTM 和 Linear 层组成的网络。',
};

/** Parts of sentences: what is wrong inside a damaged file, where it happens often, and what should be answered. */
export const PARTS: Readonly<Record<string, string>> = {
  'it is no text in UTF-8': '不是 UTF-8 文本',
  'it is not JSON': '不是 JSON',
  'the archive cannot be unpacked': '压缩包无法解压',
  'its description of the layers is not JSON': '层的描述不是 JSON',
  '{} bytes are needed, and {} are there': '需要 $1 字节，只有 $2 字节',
  'a part lies behind the end': '有一部分超出文件末尾',
  'a part of it is cut off': '有一部分被截断',
  'its list of tensors is not JSON': '张量列表不是 JSON',
  'its word_index is not JSON': 'word_index 不是 JSON',
  'it has no word_index': '没有 word_index',
  '"{}" is missing': '缺少“$1”',
  '"{}" is inside itself': '“$1”包含自身',
  'the numbers of "{}" are missing': '缺少“$1”的数值',
  'a whole number from 0 to {}': '0 到 $1 的整数',
  '"first" or "last"': '"first" 或 "last"',
  '"start" or "end"': '"start" 或 "end"',
  'a softmax of one number': '只有一个数的 softmax',
};

/**
 * A sentence of the library in Chinese, or null where it is not known.
 *
 * ```js
 * inChinese('words.json splits at "--": one character is needed.') // 'words.json 以 "--" 切分：应为一个字符。'
 * ```
 */
export function inChinese(sentence: string): string | null {
  return translated(sentence, REFUSALS, (value) => translated(value, PARTS, (inner) => inner) ?? value);
}

/** @param spoken what stands for a value of the sentence */
function translated(
  sentence: string,
  list: Readonly<Record<string, string>>,
  spoken: (value: string) => string,
): string | null {
  for (const [english, chinese] of Object.entries(list)) {
    const found = patternOf(english).exec(sentence);
    if (found) return chinese.replace(/\$(\d)/g, (_, place: string) => spoken(found[Number(place)]!));
  }
  return null;
}

function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^]*?)')}$`);
}
