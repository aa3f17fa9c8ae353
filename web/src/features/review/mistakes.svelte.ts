/** What a person says of a text; only of networks with these two classes it can be asked. */
export type PersonsVerdict = 'negative' | 'positive';

/** A verdict that a network was sure of, and a person says the opposite. */
export interface Mistake {
  readonly text: string;
  /** Id of the network. */
  readonly model: string;
  /** P(positive). */
  readonly probability: number;
  readonly person: PersonsVerdict;
}

/** A network is sure of what it gives this probability. */
export const SURE = 0.75;
const KEPT = 'unrolled-mistakes';
/** Of a whole class's sentences: more is no list to read. */
const MOST = 100;

/** The confident mistakes that were seen in this visit, the last one first; the tab keeps them until it is closed. */
export class Mistakes {
  list = $state.raw<readonly Mistake[]>([]);
  #isRead = false;

  constructor() {
    if (cameBack()) this.#read();
  }

  /** Takes a verdict up if it is a confident mistake, once for each text and network. */
  note(mistake: Mistake): void {
    this.#read();
    const { text, model, probability, person } = mistake;
    const forTheOther = person === 'positive' ? 1 - probability : probability;
    const isKnown = this.list.some((each) => each.text === text && each.model === model && each.person === person);
    if (forTheOther >= SURE && !isKnown) this.#keep([mistake, ...this.list].slice(0, MOST));
  }

  clear(): void {
    this.#keep([]);
  }

  #read(): void {
    if (!this.#isRead) this.list = kept();
    this.#isRead = true;
  }

  #keep(list: readonly Mistake[]): void {
    this.list = list;
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(list));
    } catch {
      // Storage is forbidden or full: the list lasts until the page is left.
    }
  }
}

/** Whether this tab showed the page before. Asking the storage of a new one takes a slow phone a tenth of a second. */
function cameBack(): boolean {
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return arrival?.type !== 'navigate';
}

function kept(): readonly Mistake[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as readonly Mistake[];
  } catch {
    return [];
  }
}
