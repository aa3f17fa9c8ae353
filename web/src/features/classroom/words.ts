import { classroom as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { classroom as zh } from './words-zh';

/** Links for a class, and the page in large type; fetched when first wanted. */
export const classroom = inLanguage({ en, zh });
