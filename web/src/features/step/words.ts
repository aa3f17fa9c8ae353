import { step as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { step as zh } from './words-zh';

/** The words of the numbers and the matrices below the step, fetched with them. */
export const step = inLanguage({ en, zh });
