/** Letters of these decide which of the page's languages a text is written in. */
const HAN = /\p{Script=Han}/gu;
const LATIN_WORDS = /\p{Script=Latin}+/gu;
/** A name or two in Latin letters do not make a text English. */
const LEAST_WORDS = 3;

/** The language a text is written in, by its script alone: Chinese, English (or another in Latin letters), or null. */
export function writtenIn(text: string): 'en' | 'zh' | null {
  const characters = text.match(HAN)?.length ?? 0;
  const words = text.match(LATIN_WORDS)?.length ?? 0;
  if (characters > words) return 'zh';
  return words >= LEAST_WORDS && characters === 0 ? 'en' : null;
}
