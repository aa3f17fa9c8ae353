import { inLanguage } from '../../../messages/language.svelte';
import { why as en } from './words-en';
import { why as zh } from './words-zh';

/** The words of "Why": the verdict as a sum. */
export const why = inLanguage({ en, zh });
