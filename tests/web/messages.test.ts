import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { nameClasses, withClasses } from '../../web/src/messages/classes.svelte';
import { inLanguage } from '../../web/src/messages/language.svelte';

type Dictionary = Readonly<Record<string, unknown>>;

/** Every area of words: `messages/en/<area>.ts` and `messages/zh/<area>.ts` export one dictionary of the same name. */
const SOURCE = fileURLToPath(new URL('../../web/src/', import.meta.url));
/** Every file of words, by what it is about: `messages/en/page.ts`, `features/lenses/what-if/words-zh.ts`. */
const WORDS = /(?:^messages\/(?<tongue>en|zh)\/(?<area>[\w-]+)|(?<room>[\w-]+)\/(?<kind>[\w-]+)-(?<other>en|zh))\.ts$/;
const areas = new Map<string, { en?: Dictionary; zh?: Dictionary }>();
for (const file of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
  const { tongue, area, room, kind, other } = WORDS.exec(file.split(sep).join('/'))?.groups ?? {};
  const spoken = (tongue ?? other) as 'en' | 'zh' | undefined;
  if (!spoken) continue;
  const about = area ?? (kind === 'words' ? room! : kind!.replace(/-words$/, ''));
  const module = (await import(join(SOURCE, file))) as Record<string, Dictionary>;
  areas.set(about, { ...areas.get(about), [spoken]: withNames(Object.values(module)[0]!, spoken) });
}

/** A dictionary with the usual classes where it leaves room for a name. */
function withNames<T>(value: T, tongue: 'en' | 'zh'): T {
  const named = (part: unknown): unknown => {
    if (typeof part === 'string') return withClasses(part, tongue);
    if (typeof part === 'function') {
      const complete = (...values: unknown[]): unknown => named((part as (...values: unknown[]) => unknown)(...values));
      return Object.defineProperty(complete, 'length', { value: part.length });
    }
    if (Array.isArray(part)) return part.map(named);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, named(inner)]));
  };
  return named(value) as T;
}

/** What is written alike in both languages: symbols, names, formulas. */
const ALIKE = new Set([
  'page.title',
  'cell.number',
  'page.modelNames.gru',
  'page.modelNames.lstm',
  'page.modelNames.min-gru',
  'later.samples.notBad',
  'later.samples.notGood',
  'step.table.value',
  'step.table.weight',
  'step.table.vote',
  'what-if.variants.not',
  'what-if.chineseNot',
  'why.occurrences',
  'story.names.1',
  'story.names.2',
]);
/** English messages with Chinese characters: the name of the other language, and the notebook's own example. */
const WITH_CHINESE = new Set([
  'page.otherLanguage.name',
  'page.modelNames.zh-simple-rnn',
  'page.modelNames.zh-gru',
  'page.modelNames.zh-lstm',
  'story.sections.why.aside',
  'what-if.chineseNot',
]);
/** Chinese messages without a Chinese character: punctuation, and the name of the other language. */
const WITHOUT_CHINESE = new Set([
  ...ALIKE,
  'page.colon',
  'page.comma',
  'page.fullStop',
  'page.between',
  'page.otherLanguage.name',
  'page.otherLanguage.tag',
  'lenses.units.act',
  'story.gradients.percent',
  'lenses.units.separator',
  'spoken.between.parts',
  'spoken.between.units',
]);
const CHINESE = /\p{Script=Han}/u;

/** All messages of a dictionary by their path, functions called with a mark for each of their values. */
function messages(dictionary: Dictionary, path: string): [string, string][] {
  return Object.entries(dictionary).flatMap(([key, value]): [string, string][] => {
    const at = `${path}.${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, call(at, value as (...values: string[]) => unknown)]];
    if (typeof value === 'object' && value !== null) return messages(value as Dictionary, at);
    throw new TypeError(`${at} is neither words nor a group of them`);
  });
}

function call(path: string, message: (...values: string[]) => unknown): string {
  const values = Array.from({ length: message.length }, (_, k) => `⟨${k}⟩`);
  const text = message(...values);
  if (typeof text !== 'string') throw new TypeError(`${path} does not return words`);
  return text;
}

describe.each([...areas].map(([area, { en, zh }]) => ({ area, en, zh })))('the words of $area', ({ area, en, zh }) => {
  it('are there in both languages, key by key', () => {
    expect(en, `messages/en/${area}.ts`).toBeDefined();
    expect(zh, `messages/zh/${area}.ts`).toBeDefined();
    const keys = (dictionary: Dictionary): string[] =>
      messages(dictionary, area)
        .map(([path]) => path)
        .sort();
    expect(keys(zh!)).toEqual(keys(en!));
  });

  it('hold the same values in both languages', () => {
    const english = new Map(messages(en!, area));
    for (const [path, text] of messages(zh!, area)) {
      const marks = (words: string): string[] => [...new Set(words.match(/⟨\d⟩/g))].sort();
      expect(marks(text), path).toEqual(marks(english.get(path)!));
    }
  });

  it('are Chinese in Chinese, and have none of it in English', () => {
    const english = new Map(messages(en!, area));
    for (const [path, text] of messages(zh!, area)) {
      if (!ALIKE.has(path)) expect(text, path).not.toBe(english.get(path));
      if (!WITHOUT_CHINESE.has(path)) expect(text, path).toMatch(CHINESE);
    }
    for (const [path, text] of english) {
      if (!WITH_CHINESE.has(path)) expect(text, path).not.toMatch(CHINESE);
    }
  });

  it('are set in Chinese as Chinese is: full-width marks beside Chinese characters, no three dots, no straight quotes', () => {
    for (const [path, text] of messages(zh!, area)) {
      expect(text, path).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}|\p{Script=Han}\.(?!\w)/u);
      expect(text, path).not.toMatch(/\.\.\.|(?<!…)…(?!…)|"|\p{Script=Han}'|'\p{Script=Han}/u);
      expect(text, `${path}: a space between Chinese and Latin letters or figures`).not.toMatch(
        /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u,
      );
    }
  });
});

it('there are areas to look at', () => {
  expect([...areas.keys()]).toEqual(expect.arrayContaining(['page', 'lenses']));
});

it('a message names the classes as the card of the network does, and as the language does where it knows them', () => {
  const said = inLanguage({
    en: { plain: 'P({positive})', group: { of: (share: string) => `{negative}: ${share}` }, list: ['{positive}'] },
    zh: { plain: 'P({positive})', group: { of: (share: string) => `{negative}: ${share}` }, list: ['{positive}'] },
  });
  expect(said.plain).toBe('P(positive)');
  nameClasses(['ham', 'spam $&']);
  expect(said.plain).toBe('P(spam $&)');
  expect(said.group.of('3 %')).toBe('ham: 3 %');
  nameClasses(undefined);
  expect(said.group.of('3 %')).toBe('negative: 3 %');
  expect(withClasses('P({positive})', 'zh')).toBe('P(正面)');
  // Fingers tap; a mouse, as here, points.
  expect(withClasses('{Point at} a unit', 'en')).toBe('Point at a unit');
});
