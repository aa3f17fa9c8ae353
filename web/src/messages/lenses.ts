import { lenses as en } from './en/lenses';
import { inLanguage } from './language.svelte';
import { lenses as zh } from './zh/lenses';

/** The words of the lenses that are fetched when first opened. */
export const lenses = inLanguage({ en, zh });
