import type { Language } from '../app/link';
import { language, LANGUAGE_TAGS } from './language.svelte';

/** The least that is shown of a probability that is not 0, and what is shown at most of one that is not 1. */
const LEAST_SHARE = 0.01;

/** Smaller numbers would be a row of zeros. */
const LEAST_PLAIN = 1e-4;
const ENGLISH_SUFFIXES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

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

/** What is shown of a share. */
const shownOf = (share: number): number =>
  share > 0 && share < 1 ? Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share)) : share;

/** Example: 0.934 → "93 %", and never "100 %" or "0 %" for a network that is not certain. */
export function formatShare(share: number): string {
  const text = format(language.current, { style: 'percent', maximumFractionDigits: 0 }).format(shownOf(share));
  return language.current === 'en' ? text.replace('%', '\u00a0%') : text;
}

/**
 * The points of per cent from one share to another, as `formatShare` shows the two: what a reader gets who subtracts them.
 * Example: 0.424 and 0.434 → "+1", 0.426 and 0.434 → "0".
 */
export function formatPoints(before: number, now: number): string {
  const points = (share: number): number => Math.round(shownOf(share) * 100);
  return formatSigned(points(now) - points(before), 0, true);
}

/** Example: 0.25 → "0.25"; never in exponents, always with that many digits. */
export function formatDecimal(value: number, digits: number): string {
  return format(language.current, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(value);
}

/** Example: 0.012345 → "0.012"; very small numbers as "1.2e−7". */
export function formatMagnitude(value: number, digits = 2): string {
  const text = format(language.current, {
    minimumSignificantDigits: digits,
    maximumSignificantDigits: digits,
    ...(value !== 0 && Math.abs(value) < LEAST_PLAIN ? { notation: 'scientific' } : {}),
  }).format(value);
  return text.replace('E-', 'e−');
}

/** Example: 386 → "386th" in English; Chinese counts with the bare number. */
export function formatOrdinal(value: number): string {
  if (language.current !== 'en') return formatCount(value);
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(value);
  return formatCount(value) + (ENGLISH_SUFFIXES[rule] ?? 'th');
}

/** Example: −0.3456 → "−0.346", with a true minus sign. */
export function formatSigned(value: number, digits = 3, showsPlus = false): string {
  const text = formatDecimal(Math.abs(value), digits);
  if (Number(text) === 0) return text;
  return (value < 0 ? '−' : showsPlus ? '+' : '') + text;
}
