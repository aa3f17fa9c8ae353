import type { Language } from '../app/link/link';

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

/** What a visitor does to what has no button: a finger does not hover. */
const hasFinger = globalThis.matchMedia?.('(hover: none)').matches ?? false;
const ACTS: readonly (readonly [place: string, pointer: string, finger: string])[] = [
  ['{Point at}', 'Point at', 'Tap'],
  ['{point at}', 'point at', 'tap'],
  ['{Point}', 'Point', 'Tap'],
  ['{指向}', '指向', '点按'],
];

/** What the network that is shown reads one after the other: words, or characters. */
const TOKENS: readonly (readonly [place: string, word: string, character: string])[] = [
  ['{词}', '词', '字'],
  ['{word}', 'word', 'character'],
  ['{words}', 'words', 'characters'],
  ['{Word}', 'Word', 'Character'],
  ['{Words}', 'Words', 'Characters'],
  ['{but}', 'but', '但是'],
];
let readsCharacters = $state.raw(false);

/** Names what the network that is shown reads. @param tokeniser the kind in its card */
export function nameTokens(tokeniser: string | undefined): void {
  readsCharacters = tokeniser === 'chinese' || tokeniser === 'characters';
}

/** Puts the names of the classes where a message says {negative} or {positive}, of tokens at {word} or {词}, and what fingers do where they do not point. */
export function withClasses(message: string, spoken: Language): string {
  if (!message.includes('{')) return message;
  const put = (text: string, places: typeof ACTS, form: 0 | 1): string =>
    places.reduce((found, [place, ...forms]) => found.replaceAll(place, forms[form]), text);
  const acted = put(put(message, TOKENS, readsCharacters ? 1 : 0), ACTS, hasFinger ? 1 : 0);
  return USUAL.reduce(
    (text, usual, index) => text.replaceAll(`{${usual}}`, () => nameOfClass(given[index] ?? usual, spoken)),
    acted,
  );
}
