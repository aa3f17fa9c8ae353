import { corpusWords as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { corpusWords as zh } from './words-zh';

/** The words of the corpus, fetched with it. */
export const corpusWords = inLanguage({ en, zh });
