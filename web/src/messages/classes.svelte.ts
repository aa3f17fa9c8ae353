import type { Language } from '../app/link';

/** Of the classes a card may name, those the page knows in both languages. */
const KNOWN: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { positive: 'positive', negative: 'negative' },
  zh: { positive: '正面', negative: '负面' },
};
const USUAL = ['negative', 'positive'] as const;

let given = $state.raw<readonly string[]>(USUAL);

/** Names the two classes of the network that is shown, the lower one first, as its card does. */
export function nameClasses(classes: readonly string[] | undefined): void {
  given = classes ?? USUAL;
}

/** A class in the visitor's language, where the page knows it; else as the card has it. */
export function nameOfClass(name: string, spoken: Language): string {
  return KNOWN[spoken][name] ?? name;
}

/** Puts the names of the classes where a message says {negative} or {positive}. */
export function withClasses(message: string, spoken: Language): string {
  if (!message.includes('{')) return message;
  return USUAL.reduce(
    (text, usual, index) => text.replaceAll(`{${usual}}`, () => nameOfClass(given[index] ?? usual, spoken)),
    message,
  );
}
