import { networks as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { networks as zh } from './words-zh';

/** The words of the menu of networks, fetched when it is first opened. */
export const networks = inLanguage({ en, zh });
