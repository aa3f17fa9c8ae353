import type { FigureLoader } from './figure-props';

/** A figure of the essay: its words, what it is made of, and the room that is kept for it until it has come. */
export interface FigureEntry {
  /** Its group among the essay's words, which has the caption. */
  readonly words: string;
  readonly load: FigureLoader;
  /** Views of the tool follow every keystroke: they are there only while they can be seen. */
  readonly onlyInView?: true;
  /** Pixels, with the page's first sample: in the column, and on a phone; the lower one of both languages. */
  readonly height: readonly [column: number, phone: number];
}

/** In the order of their numbers, from 1. */
export const FIGURES = [
  { words: 'tagger', load: () => import('./figures/TaggerFigure.svelte'), height: [375, 510] },
  { words: 'unrolling', load: () => import('./figures/UnrollFigure.svelte'), height: [340, 330] },
  { words: 'twoUnits', load: () => import('./figures/TwoUnitFigure.svelte'), height: [440, 640] },
  { words: 'realStep', load: () => import('./figures/RealStepFigure.svelte'), height: [525, 620], onlyInView: true },
  { words: 'letters', load: () => import('./figures/LettersFigure.svelte'), height: [410, 600] },
  { words: 'padding', load: () => import('./figures/PaddingFigure.svelte'), height: [455, 505] },
  { words: 'learner', load: () => import('./figures/LearnerFigure.svelte'), height: [645, 865] },
  { words: 'gradients', load: () => import('./figures/GradientsFigure.svelte'), height: [555, 605] },
  { words: 'losses', load: () => import('./figures/LossFigure.svelte'), height: [325, 340] },
  { words: 'both', load: () => import('./figures/BothLossesFigure.svelte'), height: [250, 265] },
  { words: 'history', load: () => import('./figures/HistoryFigure.svelte'), height: [615, 705] },
  { words: 'path', load: () => import('./figures/PathFigure.svelte'), height: [980, 965], onlyInView: true },
  { words: 'bag', load: () => import('./figures/BagFigure.svelte'), height: [395, 430] },
  { words: 'units', load: () => import('./figures/UnitsFigure.svelte'), height: [865, 940], onlyInView: true },
  { words: 'fooled', load: () => import('./figures/FooledFigure.svelte'), height: [390, 430] },
  { words: 'not', load: () => import('./figures/NotFigure.svelte'), height: [610, 670] },
  { words: 'gateUnit', load: () => import('./figures/GateUnitFigure.svelte'), height: [330, 350] },
  { words: 'gates', load: () => import('./figures/GatesFigure.svelte'), height: [330, 420] },
] as const satisfies readonly FigureEntry[];
