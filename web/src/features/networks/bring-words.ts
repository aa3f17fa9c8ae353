import { bring as en } from './bring-words-en';
import { inLanguage } from '../../messages/language.svelte';
import { bring as zh } from './bring-words-zh';

/** The dialog for the visitor's own network. */
export const bring = inLanguage({ en, zh });
