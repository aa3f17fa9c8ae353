import { embed as en } from './en/embed';
import { inLanguage } from './language.svelte';
import { embed as zh } from './zh/embed';

/** The words that only the page for frames has. */
export const embed = inLanguage({ en, zh });
