import { mistakes as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { mistakes as zh } from './words-zh';

/** The words of the list of mistakes, fetched with it. */
export const mistakes = inLanguage({ en, zh });
