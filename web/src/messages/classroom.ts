import { classroom as en } from './en/classroom';
import { inLanguage } from './language.svelte';
import { classroom as zh } from './zh/classroom';

/** Links for a class, and the page in large type; fetched when first wanted. */
export const classroom = inLanguage({ en, zh });
