/**
 * Chinese words to suggest, by kind, as `word-kinds.ts` has them in English: the list is our own, and nobody is insulted in it. A network
 * reads characters, but people change words: a word of several characters gives way as a whole.
 */
const KINDS: readonly string[] = [
  // What a film is.
  `好看 精彩 动人 感人 有趣 好笑 温暖 真诚 细腻 惊艳 出色 完美 难忘 经典 用心 流畅 轻松 扎实 深刻 紧张 安静 简单 普通 一般 平淡
  难看 无聊 乏味 沉闷 拖沓 尴尬 做作 敷衍 俗套 老套 空洞 混乱 糟糕 平庸 幼稚 生硬 刻意 廉价 冗长`,
  `好 棒 妙 美 赞 新 快 慢 长 短 老 闷 烂 差 坏 糟`,
  // Degree and negation.
  `非常 特别 十分 相当 比较 有点 实在 简直 并不 不太 不够 毫不`,
  `很 真 太 最 更 挺 好 不 没 也 还 就 都 又 才 够`,
  // What happens in one.
  `电影 影片 片子 故事 剧情 剧本 演员 演技 导演 镜头 画面 音乐 配乐 台词 对白 节奏 结局 开头 角色 人物 细节 特效 笑点`,
  `佳作 好片 精品 神作 惊喜 烂片 败笔 闹剧 笑话`,
  // What a viewer does.
  `喜欢 享受 推荐 感动 期待 佩服 记得 讨厌 后悔 失望 嫌弃 浪费 忍受 忘记`,
  `爱 看 笑 哭 等 忘 睡`,
  // Turns.
  `但是 可是 不过 而且 所以 因为 虽然 尽管`,
  `这 那 一 两 每`,
];

const kinds = KINDS.map((kind) => kind.split(/\s+/));
/** All words of the lists, once each. */
export const allChineseWords: readonly string[] = [...new Set(kinds.flat())];
const known: ReadonlySet<string> = new Set(allChineseWords);
export const LONGEST_CHINESE_WORD = Math.max(...allChineseWords.map((word) => word.length));

/** Whether it is in one of the lists. */
export function isChineseWord(word: string): boolean {
  return known.has(word);
}

/** Words of the same kind as a word, which may stand in its place; all of them for a word that is in no list. */
export function chineseWordsLike(word: string): readonly string[] {
  const alike = kinds.filter((kind) => kind.includes(word)).flat();
  return alike.length > 0 ? [...new Set(alike)] : allChineseWords;
}
