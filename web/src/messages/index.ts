export { formatCount, formatShare, formatSigned } from './format';
export { language, LANGUAGE_TAGS, preferredLanguage } from './language.svelte';
export { m, speak } from './page';
