import { inLanguage } from '../../messages/language.svelte';
import { panel as en } from './panel-words-en';
import { panel as zh } from './panel-words-zh';

/** What every lens may have to say: the names of its parts, and what a network lacks. */
export const panel = inLanguage({ en, zh });
