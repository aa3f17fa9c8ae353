import { explain as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { explain as zh } from './words-zh';

/** What the controls do; fetched when a visitor asks. */
export const explain = inLanguage({ en, zh });
