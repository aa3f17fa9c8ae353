import { parseView } from './link/link';
import type { Session } from './session.svelte';

/** Browsers refuse more than a few address changes a second. */
const SETTLE_MS = 300;
/** After the frame that shows what was typed: changing the address takes some milliseconds. */
const SOONEST_MS = 40;
/** Lenses and their parts passed through faster than this, with the arrow keys, are one step back. */
const PASSING_MS = 400;
/** UTF-16 units; a longer review is not kept with the browser's history. */
const MOST_KEPT = 2_000_000;

/** What the browser keeps with each entry of its history, beside the address. The review is here, and so never on a server. */
interface Kept {
  /** 0 is the entry the visitor came with. */
  readonly index: number;
  readonly text?: string | undefined;
  /** The review when the entry began; differs from `text` when it was edited since. */
  readonly opened?: string | undefined;
}

function isKept(state: unknown): state is Kept {
  return typeof state === 'object' && state !== null && typeof (state as Kept).index === 'number';
}

/** The review this tab showed before it was reloaded, or before the visitor came back to it. */
export function keptText(): string | undefined {
  return isKept(history.state) ? history.state.text : undefined;
}

/**
 * The way a visitor took through networks, lenses, their parts and reviews: one entry of the browser's history each, so that its back button
 * and Undo go the same way. Typing and moving the cursor only bring the present entry up to date. The address is always a link
 * to the present view.
 */
export class Timeline {
  readonly #session: Session;
  #index = isKept(history.state) ? history.state.index : 0;
  #last = this.#index;
  #opened: string | undefined;
  /** What Undo took back of this entry's typing. */
  #undone: string | null = null;
  /** What the present entry shows; null until the first network is there. */
  #landmark: readonly [model: string, lens: string, replacements: number] | null = null;
  /** The network that going back has asked for. */
  #expected: string | null = null;
  #passedAt = -Infinity;
  #savedAt = -Infinity;
  #present: { readonly fragment: string; readonly text: string } = { fragment: '', text: '' };

  constructor(session: Session) {
    this.#session = session;
    if (isKept(history.state)) this.#opened = history.state.opened;
    $effect(() => {
      // Until a network is there, the link the visitor came with is still the truth.
      if (!session.network) return;
      const present = { fragment: session.fragment, text: session.text };
      if (this.#isNew()) this.#push(present);
      this.#present = present;
      // Soon, but not more often than browsers allow: a reload must not lose what was typed before it.
      const timer = setTimeout(() => this.save(), Math.max(SOONEST_MS, this.#savedAt + SETTLE_MS - performance.now()));
      return () => clearTimeout(timer);
    });
  }

  /** Brings the present entry up to date. */
  save(): void {
    if (!this.#session.network) return;
    const { fragment, text } = this.#present;
    this.#savedAt = performance.now();
    const isShort = text.length <= MOST_KEPT;
    const kept: Kept = {
      index: this.#index,
      text: isShort ? text : undefined,
      opened: isShort ? this.#opened : undefined,
    };
    history.replaceState(kept, '', addressOf(fragment));
  }

  /** One step back: first what was typed since the last step, then the step itself. Never leaves the page. */
  undo(): void {
    const { text } = this.#session;
    if (this.#opened !== undefined && text !== this.#opened) {
      this.#undone = text;
      this.#session.putBack(this.#opened);
    } else if (this.#index > 0) history.back();
  }

  /** Takes an undo back. */
  redo(): void {
    if (this.#undone !== null && this.#session.text === this.#opened) {
      this.#session.putBack(this.#undone);
      this.#undone = null;
    } else if (this.#index < this.#last) history.forward();
  }

  /** The browser went to another entry, or a link was pasted into the address bar. */
  async arrive(state: unknown): Promise<void> {
    if (!this.#session.network) return;
    this.#undone = null;
    this.#expected = this.#session.modelOf(parseView(location.hash).view);
    if (isKept(state)) {
      this.#index = state.index;
      this.#opened = state.opened;
      const shown = this.#session.show(parseView(location.hash).view, state.text ?? this.#session.text);
      this.#landmark = this.#landmarkNow();
      await shown;
    } else {
      this.#last = ++this.#index;
      this.#opened = undefined;
      const shown = this.#session.open(location.hash);
      this.#landmark = this.#landmarkNow();
      await shown;
      this.#opened = this.#session.text;
    }
  }

  /** Whether what is shown now deserves an entry of its own. */
  #isNew(): boolean {
    const before = this.#landmark;
    const now = (this.#landmark = this.#landmarkNow());
    if (before === null) {
      this.#opened ??= this.#session.text;
      return false;
    }
    const [hasModelChanged, hasLensChanged, isReplaced] = now.map((part, k) => part !== before[k]);
    if (hasModelChanged && now[0] === this.#expected) {
      this.#expected = null;
      return false;
    }
    if (!hasLensChanged || hasModelChanged || isReplaced) return hasModelChanged! || isReplaced!;
    const isPassing = performance.now() - this.#passedAt < PASSING_MS;
    this.#passedAt = performance.now();
    return !isPassing;
  }

  #push(present: { readonly fragment: string; readonly text: string }): void {
    // The entry that is left, as it last was.
    this.save();
    this.#last = ++this.#index;
    this.#opened = present.text;
    this.#undone = null;
    history.pushState({ index: this.#index } satisfies Kept, '', addressOf(present.fragment));
    this.#present = present;
    this.save();
  }

  #landmarkNow(): readonly [model: string, lens: string, replacements: number] {
    const { network, lens, replacements } = this.#session;
    return [network!.card.id, `${lens}.${this.#session.partOf(lens) ?? ''}`, replacements];
  }
}

function addressOf(fragment: string): string {
  return fragment ? `#${fragment}` : location.pathname + location.search;
}
