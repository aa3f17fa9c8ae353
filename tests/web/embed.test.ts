import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIXABLE, LENS_NAMES, PARTS } from '../../web/src/app/link/link';

const read = (path: string): string => readFileSync(new URL(`../../web/${path}`, import.meta.url), 'utf8');
const guide = read('EMBED.md');
const wordsIn = (text: string): string[] => [...text.matchAll(/`([\w-]+)`/g)].map(([, word]) => word!);

it('EMBED.md has a row for each attribute of the element', () => {
  const rows = [...guide.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name!);
  // The list itself: the module beside it needs a browser.
  const observed = /OBSERVED = \[([^\]]*)\]/.exec(read('src/entry/element/attributes.ts'))![1]!;
  expect(rows.sort()).toEqual([...observed.matchAll(/'([\w-]+)'/g)].map(([, name]) => name!).sort());
});

it('EMBED.md names every explanation, and all that a link for a class can do', () => {
  expect(wordsIn(/^\| `lens`.*$/m.exec(guide)![0]).slice(1)).toEqual(LENS_NAMES);
  const section = guide.split('## Links for a class')[1]!;
  for (const name of [...PARTS, ...FIXABLE]) expect(wordsIn(section), name).toContain(name);
});

it('a rule of style hides each part', () => {
  const rules = read('src/styles/base.css');
  for (const part of PARTS) expect(rules).toContain(`[data-hide~='${part}'] [data-part='${part}']`);
});
