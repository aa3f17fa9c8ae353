import { expect, it } from 'vitest';
import { allowsConnecting } from '../../../web/src/app/networks/connect-sources';

const policy = (sources: string): string => `default-src 'none'; connect-src ${sources}; base-uri 'none'`;

it.each([
  ["'self'", false],
  ["'self' https://models.example", true],
  ["'self' https://models.example:8443", false],
  ["'self' http://models.example", false],
  ['*', true],
  ['https://*.example', true],
  ['https://*.models.example', false],
  ['http://*.example', false],
])('connect-src %s lets the page ask https://models.example: %s', (sources, isAllowed) => {
  expect(allowsConnecting(policy(sources), 'https://models.example')).toBe(isAllowed);
});

it('what is named for pictures or frames is not named for connecting', () => {
  expect(allowsConnecting('default-src *; img-src https://models.example', 'https://models.example')).toBe(false);
});
