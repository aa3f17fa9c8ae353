import { spoken as en } from './en/spoken';
import { inLanguage } from './language.svelte';
import { spoken as zh } from './zh/spoken';

/** The words that stand for pictures; fetched after the first reading. */
export const spoken = inLanguage({ en, zh });
