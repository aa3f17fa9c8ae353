import { ROW_ORDERS, type RowOrder } from '../../analysis/rows';
import { MODES, SCALES, type Mode, type Scale } from '../../plot/strip-content';

/** What of a view can stand in a link: everything a visitor set, and the review only where the visitor chose so. */
export interface View {
  readonly model?: string;
  /** 0 is the first step, the start token. */
  readonly step?: number;
  readonly mode?: Mode;
  readonly scale?: Scale;
  readonly theme?: Theme;
  readonly rows?: RowOrder;
  readonly unit?: number;
  readonly surgery?: Surgery;
  /** Ids of networks to compare with, joined by commas; empty for none, absent for those that ship with the page. */
  readonly with?: string;
  /** Which snapshot of the training, from 0. */
  readonly moment?: number;
  readonly lens?: Lens;
  /** What that lens shows, where it has parts and this is not the first. */
  readonly part?: LensPart;
  /** What is shown of a corpus; the corpus itself is on the visitor's device. */
  readonly corpus?: CorpusView;
  /** The state in numbers, below the step, and the check against Keras, in the footer, are open. */
  readonly numbers?: true;
  readonly verify?: true;
  /** The matrices below the step are open, and show this of the cell's sums, from 0. */
  readonly matrices?: number;
  readonly lang?: Language;
  /** The review, packed: see packed-text.ts. */
  readonly text?: string;
  /** The section of the essay that the link opens. */
  readonly story?: Section;
  /** What a link for a class leaves out of the page. */
  readonly hide?: readonly Part[] | undefined;
  /** What it keeps as it is. */
  readonly fixed?: readonly Fixable[] | undefined;
  /** In large type, for a room. */
  readonly present?: true | undefined;
}
/** What of a view is for a class. */
export type ClassroomOptions = Pick<View, 'hide' | 'fixed' | 'present'>;

/** What can be done to a unit at a step. */
export const SURGERIES = ['flip', 'zero', 'pin'] as const;
export type Surgery = (typeof SURGERIES)[number];
/** The views beside the step, in the order of their tabs. */
export const LENSES = ['why', 'what-if', 'compare', 'gradient', 'path', 'units'] as const;
export type Lens = (typeof LENSES)[number];
/** The parts that a lens switches between, the first of which it opens with. */
export const LENS_PARTS = {
  why: ['words', 'phrases', 'votes'],
  'what-if': ['edits', 'order', 'surgery'],
  compare: ['networks', 'texts', 'training'],
} as const;
export type LensWithParts = keyof typeof LENS_PARTS;
export type LensPart = (typeof LENS_PARTS)[LensWithParts][number];
/** Views of a corpus, in the order of their tabs. */
export const CORPUS_VIEWS = ['good', 'slices', 'two', 'been', 'modifiers', 'units', 'map'] as const;
export type CorpusView = (typeof CORPUS_VIEWS)[number];
/** Lenses of the first release, as links still name them, and where they are now. */
const FORMER_LENSES = {
  training: { lens: 'compare', part: 'training' },
  numbers: { numbers: true },
  verify: { verify: true },
} as const satisfies Readonly<Record<string, View>>;
export type LensName = Lens | keyof typeof FORMER_LENSES;
export const LENS_NAMES = [...LENSES, ...(Object.keys(FORMER_LENSES) as (keyof typeof FORMER_LENSES)[])];
/** The sections of the essay, in its order. */
export const SECTIONS = [
  'why',
  'structure',
  'equations',
  'reading',
  'learning',
  'log',
  'knows',
  'not',
  'gates',
  'on',
] as const;
export type Section = (typeof SECTIONS)[number];
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Parts of the page that a link may leave out; the verdict and the strip always stay. */
export const PARTS = [
  'editor',
  'samples',
  'models',
  'own',
  'share',
  'player',
  'step',
  'lenses',
  'corpus',
  'aloud',
  'story',
] as const;
export type Part = (typeof PARTS)[number];
export const FIXABLE = ['text', 'model'] as const;
export type Fixable = (typeof FIXABLE)[number];

const VERSION = '1';
export const MODEL_ID = /^[\w.-]{1,64}$/;
const MODEL_IDS = /^([\w.-]{1,64}(,[\w.-]{1,64}){0,3})?$/;
/** Characters of a packed review; browsers and messengers take no links without end. */
export const MOST_PACKED = 90_000;
const PACKED_TEXT = /^[\w-]+$/;
/** UTF-16 units; longer fragments are rejected. */
const MOST_FRAGMENT = 100_000;
/** So many unusable names are repeated to the visitor, each cut to this length. */
const MOST_NAMES = 5;
const LONGEST_NAME = 20;

/** A view, or what is meant as one, as a URL fragment, without `#`; empty for the plain page. */
export function formatView(view: View | Readonly<Record<string, string>>): string {
  const entries = Object.entries(view).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return '';
  return new URLSearchParams([['v', VERSION], ...entries.map(([key, value]) => [key, String(value)])]).toString();
}

/**
 * Reads a fragment back. A link is somebody else's text: what is damaged is left out and named, the rest is used.
 *
 * @returns the view, and the names of the parts that could not be used.
 */
export function parseView(fragment: string): { readonly view: View; readonly unusable: readonly string[] } {
  const text = fragment.replace(/^#/, '');
  // A fragment without `=` is an anchor within the page, as a skip link has it.
  if (!text.includes('=')) return { view: {}, unusable: [] };
  if (text.length > MOST_FRAGMENT) return { view: {}, unusable: ['length'] };
  const parameters = new URLSearchParams(text);
  if (parameters.get('v') !== VERSION) return { view: {}, unusable: ['v'] };
  const unusable: string[] = [];
  const view: { -readonly [K in keyof View]: View[K] } = {};
  for (const [key, value] of parameters) {
    if (key === 'v') continue;
    if (key === 'model' && MODEL_ID.test(value)) view.model = value;
    else if (key === 'step' && /^\d{1,6}$/.test(value)) view.step = Number(value);
    else if (key === 'mode' && isOneOf(MODES, value)) view.mode = value;
    else if (key === 'scale' && isOneOf(SCALES, value)) view.scale = value;
    else if (key === 'unit' && /^\d{1,4}$/.test(value)) view.unit = Number(value);
    else if (key === 'with' && MODEL_IDS.test(value)) view.with = value;
    else if (key === 'moment' && /^\d{1,4}$/.test(value)) view.moment = Number(value);
    else if (key === 'surgery' && isOneOf(SURGERIES, value)) view.surgery = value;
    else if (key === 'rows' && isOneOf(ROW_ORDERS, value)) view.rows = value;
    else if (key === 'lens' && isOneOf(LENS_NAMES, value)) Object.assign(view, viewOfLens(value));
    else if (key === 'part' && isOneOf(Object.values(LENS_PARTS).flat(), value)) view.part = value;
    else if (key === 'corpus' && isOneOf(CORPUS_VIEWS, value)) view.corpus = value;
    else if ((key === 'numbers' || key === 'verify') && value === 'true') view[key] = true;
    else if (key === 'matrices' && /^[0-3]$/.test(value)) view.matrices = Number(value);
    else if (key === 'theme' && isOneOf(THEMES, value)) view.theme = value;
    else if (key === 'lang' && isOneOf(LANGUAGES, value)) view.lang = value;
    else if (key === 'text' && PACKED_TEXT.test(value) && value.length <= MOST_PACKED) view.text = value;
    else if (key === 'story' && isOneOf(SECTIONS, value)) view.story = value;
    else if (key === 'hide') view.hide = chosen(PARTS, value, unusable);
    else if (key === 'fixed') view.fixed = chosen(FIXABLE, value, unusable);
    else if (key === 'present' && value === 'true') view.present = true;
    else if (unusable.length < MOST_NAMES) unusable.push(key.slice(0, LONGEST_NAME));
  }
  // Links of the first release name no part; the surgery had no tab of its own then.
  if (view.lens === 'what-if' && view.surgery !== undefined) view.part ??= 'surgery';
  return { view, unusable };
}

/** What a view shows that names a lens, or what was one in the first release. */
export function viewOfLens(name: LensName): View {
  return isOneOf(LENSES, name) ? { lens: name } : FORMER_LENSES[name];
}

/** Whether a lens has parts. */
export function hasParts(lens: Lens): lens is LensWithParts {
  return lens in LENS_PARTS;
}

/** The known ones of a list of names; the others are named in `unusable`. */
function chosen<T extends string>(choices: readonly T[], value: string, unusable: string[]): T[] {
  const names = value.split(',');
  const unknown = names.filter((name) => !isOneOf(choices, name)).slice(0, MOST_NAMES);
  unusable.push(...unknown.map((name) => name.slice(0, LONGEST_NAME)));
  return choices.filter((choice) => names.includes(choice));
}

export function isOneOf<T extends string>(choices: readonly T[], value: unknown): value is T {
  return (choices as readonly unknown[]).includes(value);
}
