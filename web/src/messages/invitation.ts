import { invitation as en } from './en/invitation';
import { inLanguage } from './language.svelte';
import { invitation as zh } from './zh/invitation';

/** The words of the invitation to the essay, fetched after the first reading. */
export const invitation = inLanguage({ en, zh });
