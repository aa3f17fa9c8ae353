import { offline as en } from './en/offline';
import { inLanguage } from './language.svelte';
import { offline as zh } from './zh/offline';

/** The page without a connection, and its new releases. */
export const offline = inLanguage({ en, zh });
