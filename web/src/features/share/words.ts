import { share as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { share as zh } from './words-zh';

/** The words of the share menu, fetched when it is first opened. */
export const share = inLanguage({ en, zh });
