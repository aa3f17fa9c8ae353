import { outlookStep as en } from './outlook-words-en';
import { inLanguage } from '../../messages/language.svelte';
import { outlookStep as zh } from './outlook-words-zh';

/** Fetched with the first network that is not a plain one. */
export const outlookStep = inLanguage({ en, zh });
