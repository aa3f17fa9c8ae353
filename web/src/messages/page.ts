import type { Language } from '../core/link';
import { page as en } from './en/page';
import { inLanguage, language } from './language.svelte';

// The words that the page starts with: the other language is fetched only when it is wanted.
const dictionaries = { en, zh: en };
let hasChinese = false;

/** The page's words. */
export const m = inLanguage(dictionaries);

/** Speaks a language from now on, once its words are there. */
export async function speak(chosen: Language): Promise<void> {
  if (chosen === 'zh' && !hasChinese) {
    dictionaries.zh = (await import('./zh/page')).page;
    hasChinese = true;
  }
  language.current = chosen;
}
