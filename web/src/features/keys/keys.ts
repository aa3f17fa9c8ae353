import type { keys as words } from './words-en';

/** Of keys that do the same, or the opposite: ways to press them, each of one key or of some held together. */
type Ways = readonly (readonly string[])[];

/** Every key of the page, by where it works and what it does. Ctrl is ⌘ on a Mac. */
export const KEYS: readonly {
  readonly at: keyof typeof words.places;
  readonly keys: Readonly<Partial<Record<keyof typeof words.does, Ways>>>;
}[] = [
  {
    at: 'anywhere',
    keys: {
      list: [['?']],
      next: [['Tab']],
      close: [['Esc']],
      undo: [['Ctrl', 'Z']],
      redo: [['Ctrl', 'Shift', 'Z']],
      room: [['Alt', 'P']],
      speed: [['+'], ['−']],
    },
  },
  {
    at: 'strip',
    keys: {
      step: [['←'], ['→']],
      tenSteps: [['Page Up'], ['Page Down']],
      ends: [['Home'], ['End']],
      play: [['Space']],
      unit: [['↑'], ['↓']],
    },
  },
  { at: 'elsewhere', keys: { view: [['←'], ['→']], number: [['←'], ['→'], ['↑'], ['↓']] } },
  {
    at: 'room',
    keys: {
      word: [['←'], ['→']],
      ends: [['Home'], ['End']],
      leave: [['Esc']],
    },
  },
];
