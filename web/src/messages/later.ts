import { later as en } from './en/later';
import { later as zh } from './zh/later';
import { inLanguage } from './language.svelte';

/** The words of what several parts show after the first reading, in the language in force. */
export const later = inLanguage({ en, zh });
