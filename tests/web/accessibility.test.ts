import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const audit = read('web/ACCESSIBILITY.md');
const tests = readdirSync(new URL('../e2e', import.meta.url))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => read(`tests/e2e/${file}`))
  .join('\n');

const named = [...audit.matchAll(/^\|.*\|\s*`([^`]+)`\s*\|$/gm)].map(([, name]) => name!);

it('names a test for every criterion', () => {
  const [, criteria] = audit.split('## WCAG 2.2');
  const rows = criteria!.split('## Chartability')[0]!.match(/^\| \d/gm)!;
  expect(named).toHaveLength(rows.length);
  expect(rows.length).toBeGreaterThan(10);
});

it.each([...new Set(named)])('there is a test "%s"', (name) => {
  expect(tests.includes(`it('${name}`) || tests.includes('it(`' + name)).toBe(true);
});

it('answers the 14 critical heuristics of Chartability', () => {
  const [, heuristics] = audit.split('## Chartability');
  expect(heuristics!.match(/^\| (?!heuristic|-)/gm)).toHaveLength(14);
});
