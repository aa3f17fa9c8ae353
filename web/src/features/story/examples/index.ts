import { inLanguage } from '../../../messages/language.svelte';
import { CHINESE } from './chinese';
import { ENGLISH } from './english';
import type { Examples } from './examples';

/** The examples in the language of the page. */
export const examples: Examples = inLanguage({ en: ENGLISH, zh: CHINESE });

/** Those in the language that a network reads. @param language BCP 47 tag in its card */
export function examplesFor(language: string | undefined): Examples {
  return language === 'zh' ? CHINESE : ENGLISH;
}
