/** The review that a first visit begins with; the other samples are fetched after it was read. */
export const FIRST_SAMPLES: Readonly<Record<'en' | 'zh', string>> = {
  en: 'I did not expect to like this film. The plot is thin and the first hour drags, but the acting is wonderful and the last scene is quietly, unbearably moving.',
  zh: '本来没抱什么期待。剧情有点单薄，前一个小时也很拖沓，但是演员演得太好了，最后一场戏安静得让人落泪。',
};
