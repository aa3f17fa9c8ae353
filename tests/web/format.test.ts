import { expect, it } from 'vitest';
import { formatCount, formatDecimal, formatMagnitude } from '../../web/src/messages/format';

/** Numbers of all sizes that a page shows, the same in every run; none lies half-way between two that it could round to. */
const VALUES = Array.from({ length: 4000 }, (_, k) => Math.sin(k + 1) * 10 ** ((k % 15) - 8));
const intl = (value: number, options: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat('en', options).format(value);

it('counts, decimals and magnitudes are written as Intl writes them, without a minus before zero', () => {
  for (const value of VALUES) {
    expect(formatCount(value)).toBe(intl(value, { maximumFractionDigits: 0, signDisplay: 'negative' }));
    const decimal = { minimumFractionDigits: 3, maximumFractionDigits: 3, useGrouping: false };
    expect(formatDecimal(value, 3)).toBe(intl(value, decimal));
    const notation = Math.abs(value) < 1e-4 ? 'scientific' : 'standard';
    const magnitude = intl(value, { minimumSignificantDigits: 2, maximumSignificantDigits: 2, notation });
    expect(formatMagnitude(value)).toBe(magnitude.replace('E-', 'e−'));
  }
  expect([0, 999.4, 999.6, 12_345.6].map(formatCount)).toEqual(['0', '999', '1,000', '12,346']);
  expect([0, 9.96, 99.6, 1234].map((value) => formatMagnitude(value))).toEqual(['0.0', '10', '100', '1,200']);
});
