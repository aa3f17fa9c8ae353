import { directoryAt, loadNetwork, type LoadOptions, type Network, type Source } from 'unrolled';
import type { Language, View } from '../link/link';
import { OwnNetworks } from './own-networks.svelte';

/** The network a visitor meets first, by the language of the page. */
export const DEFAULT_MODELS: Readonly<Record<Language, string>> = { en: 'gru', zh: 'zh-gru' };
/** What a link or an embed means that names no network: this was the default of the first release, which left it out of its links. */
export const UNNAMED_MODEL = 'simple-rnn';
const MAIN_CELLS = ['simple-rnn', 'gru', 'lstm'];

/**
 * The networks of the switch, in its order: those that read the language of the network in use. All others stand in the menu beside it.
 *
 * @param language BCP 47 tag of that network's language
 */
export function mainModels(language: string | undefined): readonly string[] {
  return language === 'zh' ? MAIN_CELLS.map((cell) => `zh-${cell}`) : MAIN_CELLS;
}

/** The network a view means. @param first that of a page without a link */
export function modelOf(view: View, first: string): string {
  return view.model ?? (Object.keys(view).length === 0 ? first : UNNAMED_MODEL);
}

/** The language that a network of the switch reads; English for all others. */
export function languageOf(id: string): Language {
  return mainModels('zh').includes(id) ? 'zh' : 'en';
}

/** The network of the same cell that reads another language; the one a visitor of that language meets first, where there is none. */
export function counterpart(id: string, language: Language): string {
  const there = mainModels(language)[mainModels(language === 'zh' ? 'en' : 'zh').indexOf(id)];
  return there ?? DEFAULT_MODELS[language];
}

/** A network to choose. Of the visitor's own ones only the name is known before they are opened. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly cell?: string;
  readonly units?: number;
}

/** A network the server offers. */
interface CatalogueEntry extends Listed {
  readonly url: string;
}

/** The networks there are: the server's, and the visitor's own. */
export class Catalogue {
  /** Networks the visitor brought. */
  readonly own = new OwnNetworks();
  /** What was loaded last: networks of one language know the same words, which are fetched once. */
  #last: Pick<Network, 'card' | 'vocabulary'> | null = null;
  #offered = $state.raw<readonly CatalogueEntry[] | null>(null);
  list = $derived<readonly Listed[]>([...(this.#offered ?? []), ...this.own.list]);
  /** Whether the server has said which networks it has. */
  isHere = $derived(this.#offered !== null);

  /** Asks the server which networks it has. */
  async fetch(): Promise<void> {
    this.#offered = await fetchCatalogue();
  }

  /** Opens a network, from wherever its files are. */
  async load(id: string, options: LoadOptions = {}): Promise<Network> {
    if (this.own.owns(id)) return (await import('./own/open-kept')).openKept(this.own, id, options);
    const network = await loadNetwork(this.sourceOf(id), { like: this.#last, ...options });
    const { card, vocabulary } = network;
    this.#last = { card, vocabulary };
    return network;
  }

  /** Where the files of a network are; of one from a framework's files, where its model directory would be. */
  sourceOf(id: string): Source {
    if (this.own.owns(id)) return this.own.sourceOf(id);
    return directoryAt(this.#offered?.find((entry) => entry.id === id)?.url ?? `models/${id}/`);
  }
}

/** Asks the server which networks it has. Without an answer the page still has its own: an empty list. */
async function fetchCatalogue(): Promise<readonly CatalogueEntry[]> {
  try {
    const response = await fetch('models/index.json');
    if (!response.ok) return [];
    const { models } = (await response.json()) as { models: readonly CatalogueEntry[] };
    // The list names directories as seen from itself: in a folder of a static host they are not at the root.
    return models.map((entry) => ({ ...entry, url: new URL(entry.url, response.url).href }));
  } catch {
    // The list is a convenience: the default network is fetched by its own address, and its failure is shown.
    return [];
  }
}
