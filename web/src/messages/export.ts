import { exporting as en } from './en/export';
import { inLanguage } from './language.svelte';
import { exporting as zh } from './zh/export';

/** The words of the export menu and of what it makes, fetched when it is first opened. */
export const exporting = inLanguage({ en, zh });
