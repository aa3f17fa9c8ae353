import { tour as en } from './en/tour';
import { inLanguage } from './language.svelte';
import { tour as zh } from './zh/tour';

/** The words of the tour, fetched with it. */
export const tour = inLanguage({ en, zh });
