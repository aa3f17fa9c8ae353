import { en, type Messages } from './en';

/** The page's words. */
export const m: Messages = en;

const integer = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const percentage = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** Example: 1234.6 → "1,235". */
export function formatCount(value: number): string {
  return integer.format(value);
}

/** Example: 0.934 → "93 %", and never "100 %" or "0 %" for a network that is not certain. */
export function formatShare(share: number): string {
  const leastPercent = 0.01;
  const shown = share > 0 && share < 1 ? Math.min(1 - leastPercent, Math.max(leastPercent, share)) : share;
  return percentage.format(shown).replace('%', ' %');
}

/** Example: −0.3456 → "−0.346", with a true minus sign. */
export function formatSigned(value: number, digits = 3, showsPlus = false): string {
  const text = Math.abs(value).toFixed(digits);
  const isZero = Number(text) === 0;
  if (isZero) return text;
  return (value < 0 ? '−' : showsPlus ? '+' : '') + text;
}
