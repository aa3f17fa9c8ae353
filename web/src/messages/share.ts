import { share as en } from './en/share';
import { inLanguage } from './language.svelte';
import { share as zh } from './zh/share';

/** The words of the share menu, fetched when it is first opened. */
export const share = inLanguage({ en, zh });
