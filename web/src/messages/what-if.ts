import { whatIf as en } from './en/what-if';
import { inLanguage } from './language.svelte';
import { whatIf as zh } from './zh/what-if';

/** The words of "What if", fetched with it. */
export const whatIf = inLanguage({ en, zh });
