import { networks as en } from './en/networks';
import { inLanguage } from './language.svelte';
import { networks as zh } from './zh/networks';

/** The words of the menu of networks, fetched when it is first opened. */
export const networks = inLanguage({ en, zh });
