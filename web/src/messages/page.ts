import { page as en } from './en/page';
import { inLanguage } from './language.svelte';
import { page as zh } from './zh/page';

/** The page's words. */
export const m = inLanguage({ en, zh });
