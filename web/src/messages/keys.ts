import { keys as en } from './en/keys';
import { inLanguage } from './language.svelte';
import { keys as zh } from './zh/keys';

/** The words of the list of keys; fetched with it. */
export const keys = inLanguage({ en, zh });
