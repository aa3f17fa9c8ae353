import { untrack } from 'svelte';
import {
  parseRequest,
  PROTOCOL,
  type ReadingReport,
  type Report,
  type StepReport,
  type Wishes,
} from '../../app/link/embed-protocol';
import { parseView, viewOfLens, type Lens, type View } from '../../app/link/link';
import { verdictOf } from '../../analysis/verdict';
import type { Session } from '../../app/session.svelte';

/** What messages name as their origin where a page has none: a file, or a frame in a sandbox. */
const NO_ORIGIN = 'null';
/** Where a card names none. */
const CLASSES = ['negative', 'positive'] as const;

/**
 * The embed's talk with the page around it. The page speaks first: until it has said hello, nothing but "ready" leaves the frame, and
 * after that only its own origin hears. Words that the visitor wrote stay here, and with them every number that would tell of them
 * (the weights are public: from the probabilities after each word the words could be worked out), unless the page asked for them in
 * its hello; the embed then says so to the visitor.
 */
export class Embedding {
  /** The one explanation that is shown, or none. */
  lens = $state<Lens | 'numbers' | 'verify' | null>(null);
  sharesWords = $state(false);
  /** The origin of the page around; null until it said hello. */
  #origin = $state<string | null>(null);
  /** Until the link is shown, there may be a reading of no text. */
  #isOpened = $state(false);
  /** Texts the page gave, or that everybody knows: of these it may be told. */
  #given: readonly string[];
  readonly #session: Session;
  /** By itself: moving the cursor makes no new reading to report. */
  readonly #shownReading = $derived.by(() => this.#session.shown?.reading ?? null);

  /** Must be made while a component is: its reports follow the session. */
  constructor(session: Session, fallbackText: string) {
    this.#session = session;
    this.#given = [fallbackText];
    this.lens = lensIn(parseView(location.hash).view);
    void session.opened.then(() => (this.#isOpened = true));
    $effect(() => this.#report(this.#reading()));
    $effect(() => this.#report(this.#step()));
    $effect(() => this.#report(this.#trouble()));
    if (window.parent !== window) window.parent.postMessage({ unrolled: PROTOCOL, type: 'ready' } satisfies Sent, '*');
  }

  /** Takes a message, if it is from the page around. */
  receive(event: MessageEvent<unknown>): void {
    if (event.source !== window.parent || window.parent === window) return;
    const request = parseRequest(event.data);
    if (request?.type === 'hello' && this.#origin === null) {
      this.sharesWords = request.sharesWords;
      this.#origin = event.origin;
    } else if (request?.type === 'show' && event.origin === this.#origin) {
      if (request.unusable.length > 0)
        this.#report({ type: 'error', message: `not understood, and left as it was: ${request.unusable.join(', ')}` });
      void this.#show(request.wishes);
    }
  }

  /** The frame's address was changed: another link, as a page without the script has it. */
  async follow(fragment: string): Promise<void> {
    this.lens = lensIn(parseView(fragment).view);
    await this.#session.open(fragment);
  }

  /** Tells the page how tall the embed would like to be, in CSS pixels. */
  resize(height: number): void {
    this.#report({ type: 'size', height: Math.ceil(height) });
  }

  /** Whether the page around sizes the frame. */
  get isSized(): boolean {
    return this.#origin !== null;
  }

  async #show({ text: given, model, step, lens, theme, lang, hide }: Wishes): Promise<void> {
    const session = this.#session;
    // As a text box has them; another spelling would be taken for the visitor's own.
    const text = given?.replace(/\r\n?/g, '\n');
    if (theme !== undefined) session.theme = theme;
    if (lang !== undefined) session.language = lang;
    if (hide !== undefined) session.classroom = { hide };
    if (text !== undefined) this.#given = [...this.#given, text];
    // The link that the frame came with is shown first, or it would undo this.
    await session.opened;
    if (lens !== undefined) {
      const view = lens === null ? {} : viewOfLens(lens);
      this.lens = lensIn(view);
      session.openLens(view);
    }
    if (text !== undefined || model !== undefined) {
      const present =
        session.arrival.loading.is === 'loading'
          ? session.arrival.loading.id
          : (session.network?.card.id ?? session.first);
      const { step: _, ...view } = session.view;
      const wanted = model === undefined ? present : (model ?? session.first);
      await session.show(
        { ...view, model: wanted, ...(typeof step === 'number' ? { step } : {}) },
        text ?? session.text,
      );
    } else if (typeof step === 'number') session.moveTo(step);
  }

  #mayTell(text: string): boolean {
    return this.sharesWords || this.#given.includes(text) || text === this.#session.linkedText;
  }

  #reading(): ({ type: 'reading' } & ReadingReport) | null {
    const { network, text } = this.#session;
    const reading = this.#shownReading;
    if (this.#origin === null || !this.#isOpened || !reading || !network) return null;
    const mayTell = this.#mayTell(text);
    return {
      type: 'reading',
      text: mayTell ? text : null,
      model: network.card.id,
      step: untrack(() => this.#session.step),
      steps: reading.tokens.length,
      probability: mayTell ? this.#session.shown!.probability : null,
      verdict: mayTell ? nameOf(verdictOf(this.#session.shown!.probability), network.classes) : null,
    };
  }

  #step(): ({ type: 'step' } & StepReport) | null {
    const { shown, text, step } = this.#session;
    const token = shown?.reading.tokens[step];
    if (this.#origin === null || !this.#isOpened || !token) return null;
    const mayTell = this.#mayTell(text);
    return {
      type: 'step',
      step,
      word: mayTell ? token.text : null,
      probability: mayTell ? (shown!.outputs[step] ?? null) : null,
    };
  }

  #trouble(): Report | null {
    const { arrival, unusable } = this.#session;
    if (arrival.loading.is === 'failed') return { type: 'error', message: arrival.loading.reason };
    return unusable.length > 0 ? { type: 'error', message: `not understood: ${unusable.join(', ')}` } : null;
  }

  #report(report: Report | null): void {
    if (report === null || this.#origin === null) return;
    window.parent.postMessage(
      { unrolled: PROTOCOL, ...report } satisfies Sent,
      this.#origin === NO_ORIGIN ? '*' : this.#origin,
    );
  }
}

function lensIn({ lens, numbers, verify }: View): Embedding['lens'] {
  return lens ?? (numbers ? 'numbers' : verify ? 'verify' : null);
}

function nameOf(side: 0 | 1 | null, classes: readonly string[] = CLASSES): string {
  return side === null ? 'undecided' : (classes[side] ?? CLASSES[side]);
}

type Sent = { readonly unrolled: typeof PROTOCOL } & Report;
