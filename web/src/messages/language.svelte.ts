import { LANGUAGES, type Language } from '../app/link/link';
import { withClasses } from './classes.svelte';

let current = $state<Language>('en');

/** The language in force. Whatever shows a message follows it. */
export const language = {
  get current(): Language {
    return current;
  },
  set current(chosen: Language) {
    current = chosen;
  },
};

/**
 * One dictionary out of one a language: each message is looked up in the language in force, so that a page in use changes its
 * words when the visitor changes the language. A message may say {positive} or {negative}: the network's card names the classes.
 */
export function inLanguage<T extends object>(dictionaries: Readonly<Record<Language, T>>): T {
  return new Proxy(dictionaries.en, {
    get: (_, key) => completed(Reflect.get(dictionaries[current], key) as unknown, current),
  });
}

const groups = new WeakMap<object, object>();

/** A message, a function that makes one, or a group of them; lists are left as they are. */
function completed(message: unknown, spoken: Language): unknown {
  if (typeof message === 'string') return withClasses(message, spoken);
  if (typeof message === 'function')
    return (...values: unknown[]): unknown =>
      completed((message as (...values: unknown[]) => unknown)(...values), spoken);
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return message;
  let group = groups.get(message);
  if (!group) {
    group = new Proxy(message, { get: (target, key) => completed(Reflect.get(target, key) as unknown, spoken) });
    groups.set(message, group);
  }
  return group;
}

/**
 * The visitor's language among those of the page.
 *
 * @param wanted what the browser asks for, best first, as in `navigator.languages`
 */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = LANGUAGES.find((candidate) => candidate === primary);
    if (found) return found;
  }
  return 'en';
}

/** For the `lang` attribute and Intl: the page's Chinese is written in simplified characters. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' };
