import { keys as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { keys as zh } from './words-zh';

/** The words of the list of keys; fetched with it. */
export const keys = inLanguage({ en, zh });
