/** What of a view can stand in a link: everything a visitor set, and the review only where the visitor chose so. */
export interface View {
  readonly model?: string;
  /** 0 is the first step, the start token. */
  readonly step?: number;
  readonly mode?: Mode;
  readonly theme?: Theme;
  readonly rows?: RowOrder;
  readonly unit?: number;
  readonly surgery?: Surgery;
  /** Ids of networks beside the one in use. */
  readonly with?: string;
  /** Which snapshot of the training, from 0. */
  readonly moment?: number;
  readonly lens?: Lens;
  /** The matrices below the step are open, and show this of the cell's sums, from 0. */
  readonly matrices?: number;
  readonly lang?: Language;
  /** The review, packed: see packed-text.ts. */
  readonly text?: string;
  /** The section of the essay that the link opens. */
  readonly story?: Section;
}

export const MODES = ['state', 'vote'] as const;
export type Mode = (typeof MODES)[number];
/** How the heatmap's rows are sorted: by V, by share of the last logit, by likeness, or as the weights are stored. */
export const ROW_ORDERS = ['weight', 'contribution', 'similarity', 'stored'] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];
/** What can be done to a unit at a step. */
export const SURGERIES = ['flip', 'zero', 'pin'] as const;
export type Surgery = (typeof SURGERIES)[number];
/** The views beside the step, in the order of their tabs. */
export const LENSES = [
  'why',
  'what-if',
  'compare',
  'gradient',
  'path',
  'units',
  'training',
  'numbers',
  'verify',
] as const;
export type Lens = (typeof LENSES)[number];
/** The sections of the essay, in its order. */
export const SECTIONS = ['why', 'structure', 'equations', 'reading', 'learning', 'log', 'knows', 'on'] as const;
export type Section = (typeof SECTIONS)[number];
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const VERSION = '1';
const MODEL_ID = /^[\w.-]{1,64}$/;
const MODEL_IDS = /^[\w.-]{1,64}(,[\w.-]{1,64}){0,3}$/;
/** Characters of a packed review; browsers and messengers take no links without end. */
export const MOST_PACKED = 90_000;
const PACKED_TEXT = /^[\w-]+$/;
/** UTF-16 units; a longer fragment is nobody's honest link. */
const MOST_FRAGMENT = 100_000;
/** Of a stranger's names no more is repeated to the visitor. */
const MOST_NAMES = 5;
const LONGEST_NAME = 20;

/** A view as a URL fragment, without `#`; empty for the plain page. */
export function formatView(view: View): string {
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
    else if (key === 'unit' && /^\d{1,4}$/.test(value)) view.unit = Number(value);
    else if (key === 'with' && MODEL_IDS.test(value)) view.with = value;
    else if (key === 'moment' && /^\d{1,4}$/.test(value)) view.moment = Number(value);
    else if (key === 'surgery' && isOneOf(SURGERIES, value)) view.surgery = value;
    else if (key === 'rows' && isOneOf(ROW_ORDERS, value)) view.rows = value;
    else if (key === 'lens' && isOneOf(LENSES, value)) view.lens = value;
    else if (key === 'matrices' && /^[0-3]$/.test(value)) view.matrices = Number(value);
    else if (key === 'theme' && isOneOf(THEMES, value)) view.theme = value;
    else if (key === 'lang' && isOneOf(LANGUAGES, value)) view.lang = value;
    else if (key === 'text' && PACKED_TEXT.test(value) && value.length <= MOST_PACKED) view.text = value;
    else if (key === 'story' && isOneOf(SECTIONS, value)) view.story = value;
    else if (unusable.length < MOST_NAMES) unusable.push(key.slice(0, LONGEST_NAME));
  }
  return { view, unusable };
}

function isOneOf<T extends string>(choices: readonly T[], value: string): value is T {
  return (choices as readonly string[]).includes(value);
}
