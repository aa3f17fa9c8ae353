import { assumed as en } from './assumed-words-en';
import { m } from '../../messages';
import { inLanguage, language } from '../../messages/language.svelte';
import { assumed as zh } from './assumed-words-zh';
import { WHYS } from './chinese-reasons';

/** The words of what a network's files leave open, fetched with the first such network. */
export const assumed = inLanguage({ en, zh });

/** Why something is asked: the library says it in English. */
export function whyOf({ name, why }: { readonly name: string; readonly why: string }): string {
  return (language.current === 'zh' ? WHYS[name] : undefined) ?? why;
}

/** Example: "short texts are padded to: 14 · padding stands: behind". */
export function sentenceOf(taken: readonly { readonly name: string; readonly value: unknown }[]): string {
  return taken
    .map(({ name, value }) => `${lowered(assumed.names[name] ?? name)}${m.colon}${said(name, value)}`)
    .join(' · ');
}

function said(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.join(m.comma);
  if (value === null || value === 'dropped') return assumed.none[name] ?? String(value);
  const kind = typeof value === 'object' && 'kind' in value ? value.kind : value;
  return assumed.values[`${name}.${String(kind)}`] ?? String(kind);
}

function lowered(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
