import { LANGUAGE_TAGS } from '../messages';
import type { Token } from '../text/token';

/** For `lang` on texts that a network reads. @param language BCP 47 tag in its card */
export function textLanguage(language: string | undefined): string {
  return language === 'zh' ? LANGUAGE_TAGS.zh : (language ?? LANGUAGE_TAGS.en);
}

/** The same for a word or a text by its letters, where it is not known who is to read it. */
export function languageOfText(text: string): string {
  return /\p{Script=Han}/u.test(text) ? LANGUAGE_TAGS.zh : LANGUAGE_TAGS.en;
}

/** The same for a token's name: the start token and padding are named in the page's language. */
export function tokenLanguage({ kind }: Pick<Token, 'kind'>, language: string | undefined): string | undefined {
  return kind === 'start' || kind === 'padding' ? undefined : textLanguage(language);
}
