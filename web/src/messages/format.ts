import type { Language } from '../core/link';
import { language, LANGUAGE_TAGS } from './language.svelte';

/** The least that is shown of a probability that is not 0, and what is shown at most of one that is not 1. */
const LEAST_SHARE = 0.01;

const formats = new Map<string, Intl.NumberFormat>();

/** Intl's formats are slow to make: one each. */
function format(tag: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.NumberFormat(LANGUAGE_TAGS[tag], options)));
  return found;
}

/** Example: 1234.6 → "1,235". */
export function formatCount(value: number): string {
  return format(language.current, { maximumFractionDigits: 0 }).format(value);
}

/** Example: 0.934 → "93 %", and never "100 %" or "0 %" for a network that is not certain. */
export function formatShare(share: number): string {
  const shown = share > 0 && share < 1 ? Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share)) : share;
  const text = format(language.current, { style: 'percent', maximumFractionDigits: 0 }).format(shown);
  return language.current === 'en' ? text.replace('%', ' %') : text;
}

/** Example: −0.3456 → "−0.346", with a true minus sign. */
export function formatSigned(value: number, digits = 3, showsPlus = false): string {
  const text = format(language.current, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(Math.abs(value));
  if (Number(text) === 0) return text;
  return (value < 0 ? '−' : showsPlus ? '+' : '') + text;
}
