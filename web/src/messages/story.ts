import { story as en } from './en/story';
import { inLanguage } from './language.svelte';
import { story as zh } from './zh/story';

/** The words of the essay: one chunk, fetched with it. */
export const story = inLanguage({ en, zh });
