import { embed as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { embed as zh } from './words-zh';

/** The words that only the page for frames has. */
export const embed = inLanguage({ en, zh });
