import { bring as en } from './en/bring';
import { inLanguage } from './language.svelte';
import { bring as zh } from './zh/bring';

/** The dialog for the visitor's own network. */
export const bring = inLanguage({ en, zh });
