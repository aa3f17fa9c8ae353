import { exporting as en } from './words-en';
import { inLanguage } from '../../messages/language.svelte';
import { exporting as zh } from './words-zh';

/** The words of the export menu and of what it makes, fetched when it is first opened. */
export const exporting = inLanguage({ en, zh });
