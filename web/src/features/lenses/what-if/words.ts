import { whatIf as en } from './words-en';
import { inLanguage } from '../../../messages/language.svelte';
import { whatIf as zh } from './words-zh';

/** The words of "What if", fetched with it. */
export const whatIf = inLanguage({ en, zh });
