import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const CHINESE = ['zh-simple-rnn', 'zh-gru', 'zh-lstm'];

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  const readme = read(name);
  const rows = [...readme.matchAll(/^\|\s*`([\w-]+)`.*?\|\s*(\d+)\s*\|.*\|\s*([\d.]+) %\s*\|$/gm)];

  it('has a row for each network of the page', () => {
    expect(rows.map(([, id]) => id)).toEqual([...['simple-rnn', 'gru', 'lstm', 'min-gru', 'seed'], ...CHINESE]);
  });

  it.each(rows.map(([, id, units, accuracy]) => [id!, Number(units), accuracy!] as const))(
    'gives the units and the accuracy of %s as its card does',
    (id, units, accuracy) => {
      const card = JSON.parse(read(`web/public/models/${id}/card.json`)) as {
        layers: { units: number }[];
        metrics: { test_accuracy: number };
      };
      expect(units).toBe(card.layers.at(-1)!.units);
      expect(accuracy).toBe((card.metrics.test_accuracy * 100).toFixed(1));
    },
  );

  it.each(['simple-rnn', 'gru', 'lstm', 'min-gru'])('gives what the card of %s says of short texts', (id) => {
    const { short } = (
      JSON.parse(read(`web/public/models/${id}/card.json`)) as {
        metrics: { short: { exam: number; sentences: number; counts: { exam: number } } };
      }
    ).metrics;
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${id}\``))!;
    const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
    const cells = row.split('|').map((cell) => cell.trim());
    expect(cells.slice(4, 6)).toEqual([share(short.exam), share(short.sentences)]);
    expect(readme).toContain(String(short.counts.exam));
  });

  it.each(CHINESE)('gives what the card of %s says of short Chinese texts', (id) => {
    const { short } = (
      JSON.parse(read(`web/public/models/${id}/card.json`)) as {
        metrics: { short: { exam: number; shopping: number; counts: { exam: number; comments: number } } };
      }
    ).metrics;
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${id}\``))!;
    const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
    expect(row.split('|').map((cell) => cell.trim()).slice(3, 5)).toEqual([share(short.exam), share(short.shopping)]); // prettier-ignore
    for (const count of [short.counts.exam, short.counts.comments]) expect(readme).toContain(String(count));
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path!);
    expect(links.length).toBeGreaterThan(5);
    for (const path of links) expect(existsSync(new URL(path, ROOT)), path).toBe(true);
  });
});

it('the two READMEs lead to each other, and show the same code, figures and files', () => {
  const [english, chinese] = [read('README.md'), read('README.zh-CN.md')];
  expect(english).toContain('](README.zh-CN.md)');
  expect(chinese).toContain('](README.md)');
  const programs = (text: string): string[] => text.match(/```html[^]*?```/g) ?? [];
  expect(programs(chinese)).toEqual(programs(english));
  const targets = (text: string): string[] =>
    [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path!).filter((path) => !path.startsWith('README'));
  expect(new Set(targets(chinese))).toEqual(new Set(targets(english)));
});
