import { formatView, LANGUAGES, THEMES } from '../../app/link/link';
import { packText } from '../../app/link/packed-text';

export const OBSERVED = ['model', 'text', 'step', 'lens', 'theme', 'lang', 'hide', 'src', 'shares-words'] as const;

/** Formats the attributes as the link fragment that the frame opens with. @throws RangeError when the text is too long for a link */
export async function fragmentOf(element: Element): Promise<string> {
  const text = element.getAttribute('text');
  const wishes = wishesOf(element, new Set(['model', 'step', 'lens', 'theme', 'lang', 'hide']));
  const entries = Object.entries(wishes).filter(([, value]) => value !== null && String(value) !== '');
  return formatView({
    ...Object.fromEntries(entries.map(([name, value]) => [name, String(value)])),
    ...(text === null ? {} : { text: await packText(text) }),
  });
}

/**
 * The named attributes as fields of a message. Invalid values are passed on, and the embed reports them. A step belongs to one text
 * and network, so it is sent again with either.
 */
export function wishesOf(element: Element, names: ReadonlySet<string>): Record<string, unknown> {
  const value = (name: string): string | null => element.getAttribute(name);
  const wishes: Record<string, unknown> = {};
  const isOther = names.has('text') || names.has('model');
  if (names.has('text') && value('text') !== null) wishes['text'] = value('text');
  if (names.has('model')) wishes['model'] = value('model');
  if (names.has('step') || (isOther && value('step') !== null)) wishes['step'] = stepOf(value('step'));
  if (names.has('lens')) wishes['lens'] = value('lens') || null;
  if (names.has('theme')) wishes['theme'] = themeOf(element);
  if (names.has('lang')) wishes['lang'] = languageOf(element);
  if (names.has('hide')) wishes['hide'] = (value('hide') ?? '').split(/[\s,]+/).filter((name) => name !== '');
  return wishes;
}

function stepOf(text: string | null): number | string | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : text;
}

/** The theme that the element asks for. "auto" follows the host page's `color-scheme`; null, where that has both, follows the visitor's system. */
function themeOf(element: Element): string | null {
  const named = element.getAttribute('theme') ?? 'auto';
  if (named !== 'auto') return named;
  const schemes = getComputedStyle(element).colorScheme.split(' ');
  if (THEMES.every((theme) => schemes.includes(theme))) return null;
  return schemes.includes('dark') ? 'dark' : 'light';
}

/** The `lang` of the element or its nearest ancestor, if the embed has that language. */
export function languageOf(element: Element): string | null {
  const tag = element.closest('[lang]')?.getAttribute('lang')?.toLowerCase() ?? '';
  return LANGUAGES.find((language) => language === tag.split('-')[0]) ?? null;
}
