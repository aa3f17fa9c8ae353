import type { Component } from 'svelte';
import type { Session } from '../../app/session.svelte';
import type { Shown } from '../../app/shown/shown';
import type { StoryNetworks } from './story-networks.svelte';

/** What every figure of the essay is given. */
export interface FigureProps {
  readonly session: Session;
  readonly shown: Shown;
  readonly networks: StoryNetworks;
  /** The visitor's text, kept up to date while the figure is in view. */
  readonly text: string;
}

/** Fetches a figure's component; some need no props. */
export type FigureLoader = () => Promise<{
  readonly default: Component<FigureProps> | Component<Record<string, never>>;
}>;
