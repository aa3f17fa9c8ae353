import { sources as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { sources as zh } from './words-zh';

/** The words of the list of sources, fetched when it is opened. */
export const sources = inLanguage({ en, zh });
