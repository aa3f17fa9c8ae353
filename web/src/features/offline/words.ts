import { offline as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { offline as zh } from './words-zh';

/** The page without a connection, and its new releases. */
export const offline = inLanguage({ en, zh });
