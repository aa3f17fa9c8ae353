import { step as en } from './en/step';
import { inLanguage } from './language.svelte';
import { step as zh } from './zh/step';

/** The words of the matrices below the step, fetched with them. */
export const step = inLanguage({ en, zh });
