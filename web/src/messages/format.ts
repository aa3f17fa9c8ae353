import { language } from './language.svelte';

/** The least that is shown of a probability that is not 0, and what is shown at most of one that is not 1. */
const LEAST_SHARE = 0.01;

/** Smaller numbers would be a row of zeros. */
const LEAST_PLAIN = 1e-4;
const ENGLISH_SUFFIXES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/**
 * Groups the digits of a count, alike in all our languages. Intl writes the rest as JavaScript does, but takes a phone some hundred
 * milliseconds to start: it is asked when a count first needs a comma.
 */
let grouped: Intl.NumberFormat | undefined;

/** From here on a count has a comma. */
const GROUPED = 1000;

/** Example: 1234.6 → "1,235". */
export function formatCount(value: number): string {
  const whole = Math.round(value);
  if (Math.abs(whole) < GROUPED) return String(whole);
  grouped ??= new Intl.NumberFormat('en');
  return grouped.format(whole);
}

/** What is shown of a share. */
const shownOf = (share: number): number =>
  share > 0 && share < 1 ? Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share)) : share;

const percentOf = (share: number): number => Math.round(shownOf(share) * 100);

/** Example: 0.934 → "93 %", and never "100 %" or "0 %" for a network that is not certain. */
export function formatShare(share: number): string {
  return `${percentOf(share)}${language.current === 'en' ? '\u00a0' : ''}%`;
}

/**
 * The points of per cent from one share to another, as `formatShare` shows the two: what a reader gets who subtracts them.
 * Example: 0.424 and 0.434 → "+1", 0.426 and 0.434 → "0".
 */
export function formatPoints(before: number, now: number): string {
  return formatSigned(percentOf(now) - percentOf(before), 0, true);
}

/** Example: 0.25 → "0.25"; never in exponents, always with that many digits. */
export function formatDecimal(value: number, digits: number): string {
  return value.toFixed(digits);
}

/** Example: 0.012345 → "0.012"; very small numbers as "1.2e−7", large ones as counts: 1234 → "1,200". */
export function formatMagnitude(value: number, digits = 2): string {
  if (value !== 0 && Math.abs(value) < LEAST_PLAIN) return value.toExponential(digits - 1).replace('e-', 'e−');
  const text = value.toPrecision(digits);
  return text.includes('e') ? formatCount(Number(text)) : text;
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
