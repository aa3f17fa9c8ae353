import { cell as en } from './cell-words-en';
import { inLanguage } from '../../messages/language.svelte';
import { cell as zh } from './cell-words-zh';

/** The words of the picture of a gated cell, fetched with it. */
export const cell = inLanguage({ en, zh });
