import type { Component } from 'svelte';
import type { Lens, LensPart, LensWithParts } from '../../app/link/link';
import { PLAIN, type Need } from '../../app/shown/needs';
import type { Session } from '../../app/session.svelte';
import type { Shown } from '../../app/shown/shown';
import WhyWords from './why/WhyWords.svelte';

interface Loaded {
  readonly default: Component<{ session: Session; shown: Shown }>;
}

/** What is shown of a lens at a time: one of its parts, or all of a lens without parts. */
export interface LensView {
  readonly id: LensPart | Exclude<Lens, LensWithParts>;
  /** The first is there with the page; the others are fetched when they are first opened. */
  readonly load: () => Loaded | Promise<Loaded>;
  /** What it needs of a network; of one that lacks something, the lens says so in a sentence instead. */
  readonly needs: readonly Need[];
}

export const REGISTRY: readonly LensView[] = [
  { id: 'words', load: () => ({ default: WhyWords }), needs: PLAIN },
  { id: 'phrases', load: () => import('./why/WhyPhrases.svelte'), needs: PLAIN },
  { id: 'votes', load: () => import('./why/WhyUnits.svelte'), needs: PLAIN },
  { id: 'edits', load: () => import('./what-if/WordChanges.svelte'), needs: PLAIN },
  { id: 'order', load: () => import('./what-if/OrderTest.svelte'), needs: ['text', 'binary'] },
  { id: 'surgery', load: () => import('./what-if/StateSurgery.svelte'), needs: PLAIN },
  { id: 'networks', load: () => import('./compare/OtherNetworks.svelte'), needs: PLAIN },
  { id: 'texts', load: () => import('./compare/TwoTexts.svelte'), needs: PLAIN },
  { id: 'training', load: () => import('./training/Training.svelte'), needs: PLAIN },
  {
    id: 'gradient',
    load: () => import('./gradient/GradientLens.svelte'),
    needs: ['text', 'binary', 'causal', 'direct', 'cell'],
  },
  { id: 'path', load: () => import('./path/PathLens.svelte'), needs: [...PLAIN, 'map'] },
  { id: 'units', load: () => import('./units/UnitsLens.svelte'), needs: PLAIN },
];
