import { lenses as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { lenses as zh } from './words-zh';

/** The words of the lenses that are fetched when first opened. */
export const lenses = inLanguage({ en, zh });
