export { nameClasses, nameOfClass, nameTokens } from './classes.svelte';
export {
  formatCount,
  formatDecimal,
  formatMagnitude,
  formatOrdinal,
  formatPoints,
  formatShare,
  formatSigned,
} from './format';
export { followLanguage } from './document.svelte';
export { language, LANGUAGE_TAGS, preferredLanguage } from './language.svelte';
export { m } from './page';
