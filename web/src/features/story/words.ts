import { story as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { story as zh } from './words-zh';

/** The words of the essay: one chunk, fetched with it. */
export const story = inLanguage({ en, zh });
