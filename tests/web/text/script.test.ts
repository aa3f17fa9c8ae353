import { expect, it } from 'vitest';
import { writtenIn } from '../../../web/src/text/script';

it.each([
  ['这部电影很好看', 'zh'],
  ['IMAX版很好看', 'zh'],
  ['好', 'zh'],
  ['A quietly wonderful film', 'en'],
  ['Bonjour tout le monde', 'en'],
  ['ok ok', null],
  ['A film called 英雄 and another called 活着', null],
  ['фильм фильм фильм', null],
  ['', null],
])('%s is written in %s', (text, language) => {
  expect(writtenIn(text)).toBe(language);
});
