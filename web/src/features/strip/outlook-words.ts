import { outlookWords as en } from './outlook-words-en';
import { inLanguage } from '../../messages/language.svelte';
import { outlookWords as zh } from './outlook-words-zh';

/** The words beside the strip of a network that is not a plain one, fetched with the first. */
export const outlookWords = inLanguage({ en, zh });
