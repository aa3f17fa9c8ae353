import { tour as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { tour as zh } from './words-zh';

/** The words of the tour, fetched with it. */
export const tour = inLanguage({ en, zh });
