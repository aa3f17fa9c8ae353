import { invitation as en } from './invitation-en';
import { inLanguage } from '../../messages/language.svelte';
import { invitation as zh } from './invitation-zh';

/** The words of the invitation to the essay, fetched after the first reading. */
export const invitation = inLanguage({ en, zh });
