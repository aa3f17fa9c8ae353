import { explain as en } from './en/explain';
import { inLanguage } from './language.svelte';
import { explain as zh } from './zh/explain';

/** What the controls do; fetched when a visitor asks. */
export const explain = inLanguage({ en, zh });
