import { invitation as en } from './en/invitation';
import { inLanguage } from './language.svelte';
import { invitation as zh } from './zh/invitation';

/** The invitation to the essay. */
export const invitation = inLanguage({ en, zh });
