import type { Network } from 'unrolled';
import { strongestStep } from '../../analysis/ledger';
import type { RowOrder } from '../../analysis/rows';
import { stepOfOffset } from '../../text/cursor';
import { isReadWord } from '../../text/token';
import type { OutlookOf } from './outlook';
import { shownOf, type Shown } from './shown';

/** Milliseconds: longer than between two letters of somebody who types fast. */
const PAUSE = 200;

/** A text, the network that reads it, the word looked at, and the snapshots of them that views take. */
export class Showing {
  #text = $state('');
  #network = $state.raw<Network | null>(null);
  #outlookOf: OutlookOf | null = null;
  #rowOrder = $state<RowOrder>('weight');
  #cursor = 0;
  #hasMoved = $state(false);
  /** Where the cursor was when a pointer began to move it. */
  #pointed: number | null = null;
  #shown = $state.raw<Shown | null>(null);
  #followed = $state.raw<Shown | null>(null);
  #pause: ReturnType<typeof setTimeout> | undefined;
  #completing: AbortController | null = null;

  get text(): string {
    return this.#text;
  }

  get network(): Network | null {
    return this.#network;
  }

  /** What the strip and the verdict show: it follows every letter. Null until a network is there. */
  get shown(): Shown | null {
    return this.#shown;
  }

  /** What explains it: while letters come it stays as it was, and follows at a pause; everything else it follows at once. */
  get followed(): Shown | null {
    return this.#followed;
  }

  /** Whether the explanations have not followed yet. */
  get isTyping(): boolean {
    return this.#followed !== this.#shown;
  }

  /** Whether somebody chose the word at the cursor. */
  get hasMoved(): boolean {
    return this.#hasMoved;
  }

  /** The step at the cursor; 0 before there is one. */
  get step(): number {
    return this.#shown?.step ?? 0;
  }

  get steps(): number {
    return this.#shown?.steps ?? 0;
  }

  get rowOrder(): RowOrder {
    return this.#rowOrder;
  }

  set rowOrder(order: RowOrder) {
    this.#rowOrder = order;
    this.#update();
  }

  /** The explanations follow now. */
  endPause(): void {
    clearTimeout(this.#pause);
    this.#followed = this.#shown;
  }

  /** Takes another network, and disposes of the one before. */
  use(network: Network, outlookOf: OutlookOf | null): void {
    // The first reading comes before what explains it.
    const wait = this.#network === null ? 0 : undefined;
    this.#network?.dispose();
    this.#network = network;
    this.#outlookOf = outlookOf;
    this.#update(wait);
  }

  /** Shows a text, and the word that decided most. */
  read(text: string): void {
    this.#text = text;
    this.moveToStrongest();
  }

  /** Shows a text at the cursor as it is. */
  replace(text: string): void {
    this.#text = text;
    this.#update();
  }

  /** Shows a text that is being typed, and the word at an offset in it. */
  follow(text: string, offset: number): void {
    const isTyped = text !== this.#text;
    this.#text = text;
    this.#pointed = null;
    if (!this.#network) return;
    const isWaiting = this.isTyping;
    this.#update(PAUSE);
    this.#setCursor(stepOfOffset(this.#shown!.reading.tokens, offset), isTyped || isWaiting ? PAUSE : undefined);
  }

  /** Moves the cursor and brings it into view. */
  moveTo(step: number): void {
    this.#pointed = null;
    this.#setCursor(step);
  }

  /** Moves the cursor under a pointer: the views follow, but nothing scrolls away from under the hand. */
  point(step: number): void {
    this.#pointed ??= this.step;
    this.#setCursor(step);
  }

  /** Moves the cursor to the word that decided most; nobody chose it. */
  moveToStrongest(): void {
    this.#pointed = null;
    // The new text's effects, not those still shown.
    this.#update();
    const strongest = strongestStep(this.#shown?.effects ?? new Float64Array());
    // Where nothing moved anything, as before padding in front, the cursor is at the first word.
    const first = this.#shown?.effects[strongest] === 0 ? this.#shown.reading.tokens.findIndex(isReadWord) : -1;
    this.#setCursor(first < 0 ? strongest : first);
    this.#hasMoved = false;
  }

  #setCursor(step: number, wait?: number): void {
    this.#cursor = Math.max(0, Math.min(step, this.steps - 1));
    this.#hasMoved = true;
    this.#update(wait);
  }

  /** Brings the snapshots up to date. @param wait milliseconds that the explanations wait; none without */
  #update(wait?: number): void {
    if (!this.#network) return;
    const choice = { text: this.#text, cursor: this.#cursor, pointed: this.#pointed, rowOrder: this.#rowOrder };
    const before = this.#shown;
    this.#shown = shownOf({ network: this.#network, ...choice, outlookOf: this.#outlookOf }, before);
    if (this.#shown.reading !== before?.reading) this.#complete(this.#shown);
    clearTimeout(this.#pause);
    if (wait === undefined) this.#followed = this.#shown;
    else this.#pause = setTimeout(() => (this.#followed = this.#shown), wait);
  }

  /** Waits for what takes long of an outlook, and shows it with the text that it is of. */
  #complete({ outlook, reading }: Shown): void {
    this.#completing?.abort();
    if (!outlook?.complete) return;
    const { signal } = (this.#completing = new AbortController());
    outlook.complete(signal).then(
      (whole) => {
        if (signal.aborted || this.#shown?.reading !== reading) return;
        const { outputs, effects } = whole;
        const isFollowed = this.#followed === this.#shown;
        this.#shown = { ...this.#shown, outlook: whole, outputs, effects };
        if (isFollowed) this.#followed = this.#shown;
      },
      // Only another text ends it.
      () => {},
    );
  }
}
