import { inLanguage } from '../../messages/language.svelte';
import { verify as en } from './words-en';
import { verify as zh } from './words-zh';

export const verify = inLanguage({ en, zh });
