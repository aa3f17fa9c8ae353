import { verdictWords as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { verdictWords as zh } from './words-zh';

/** The words of the other networks' verdicts, fetched with them. */
export const verdictWords = inLanguage({ en, zh });
