import {
  parseReport,
  PROTOCOL,
  type ReadingReport,
  type Request,
  type StepReport,
} from '../../app/link/embed-protocol';
import { embed as english } from '../../features/embed/words-en';
import { embed as chinese } from '../../features/embed/words-zh';
import { fragmentOf, languageOf, OBSERVED, wishesOf } from './attributes';
import { baseOf } from './base';

/** The detail of `reading` and `step` events; `reading` is also a property. */
export type { ReadingReport, StepReport };

export interface UnrolledReaderEvents {
  /** Another text or network was read. */
  reading: CustomEvent<ReadingReport>;
  /** The cursor moved. */
  step: CustomEvent<StepReport>;
  /** Something could not be shown. */
  error: CustomEvent<{ readonly message: string }>;
}

/**
 * Permissions of the frame. `allow-scripts`: it computes. `allow-same-origin`: it fetches files of its own origin; a host page on
 * another origin stays out of reach. `allow-popups…`: "Open in Unrolled" opens an ordinary page. The frame may not navigate the host
 * page, submit forms or open dialogs.
 */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
/** The embed answers while it loads. One whose server forbids framing never does. */
const PATIENCE_MS = 10_000;
const STYLE = `
:host { display: block; }
:host([hidden]) { display: none; }
iframe { display: block; width: 100%; height: 32rem; border: 0; border-radius: 12px; }
[hidden] { display: none; }
`;

/**
 * `<unrolled-reader model text step lens>` shows one view of a reading in a frame, which takes the height of its content. The
 * element's own content is the fallback.
 */
export class UnrolledReader extends HTMLElement {
  static readonly observedAttributes = OBSERVED;

  readonly #fallback = document.createElement('slot');
  #frame: HTMLIFrameElement | null = null;
  #origin = '';
  #isReady = false;
  /** Attributes that changed since the last message. */
  #changed = new Set<string>();
  #reading: ReadingReport | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.append(this.#fallback);
  }

  /** The last reading; null before the first. */
  get reading(): ReadingReport | null {
    return this.#reading;
  }

  get text(): string {
    return this.getAttribute('text') ?? '';
  }
  set text(text: string) {
    this.setAttribute('text', text);
  }

  get model(): string {
    return this.getAttribute('model') ?? '';
  }
  set model(id: string) {
    this.setAttribute('model', id);
  }

  /** The step shown; null: the word that decided most. */
  get step(): number | null {
    return this.hasAttribute('step') ? Number(this.getAttribute('step')) : null;
  }
  set step(step: number | null) {
    if (step === null) this.removeAttribute('step');
    else this.setAttribute('step', String(step));
  }

  get lens(): string {
    return this.getAttribute('lens') ?? '';
  }
  set lens(lens: string) {
    if (lens === '') this.removeAttribute('lens');
    else this.setAttribute('lens', lens);
  }

  connectedCallback(): void {
    window.addEventListener('message', this.#receive);
    void this.#open();
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.#receive);
    this.#close();
  }

  attributeChangedCallback(name: string): void {
    if (!this.#frame) return;
    if (name === 'src' || name === 'shares-words') return void this.#open();
    // Attributes changed in the same task are sent as one message.
    if (this.#changed.size === 0) queueMicrotask(() => this.#tell());
    this.#changed.add(name);
  }

  async #open(): Promise<void> {
    this.#close();
    const frame = (this.#frame = document.createElement('iframe'));
    // Attributes that change while the text is being packed are sent once the frame is ready.
    this.#changed.clear();
    let fragment: string;
    try {
      fragment = await fragmentOf(this);
    } catch (cause) {
      return this.#fail(cause instanceof Error ? cause.message : String(cause));
    }
    // The element was removed or reopened meanwhile.
    if (this.#frame !== frame) return;
    const base = baseOf(this);
    if (base === null) return this.#fail('cannot tell where Unrolled is: name its address in the attribute "src"');
    this.#origin = base.origin;
    frame.setAttribute('sandbox', SANDBOX);
    frame.setAttribute('part', 'frame');
    frame.loading = 'lazy';
    frame.referrerPolicy = 'no-referrer';
    frame.title = languageOf(this) === 'zh' ? chinese.frame : english.frame;
    const address = new URL('embed.html', base);
    address.hash = fragment;
    frame.src = address.href;
    frame.addEventListener('load', () => {
      const refused = `${base.href} did not answer: is it up, and is this page among its EMBED_ANCESTORS?`;
      if (!this.#isReady) this.#patience = setTimeout(() => this.#fail(refused), PATIENCE_MS);
    });
    this.shadowRoot!.append(frame);
    this.#show(true);
  }

  #close(): void {
    clearTimeout(this.#patience);
    this.#frame?.remove();
    this.#frame = null;
    this.#isReady = false;
  }

  #fail(message: string): void {
    this.#show(false);
    this.#dispatch('error', { message });
  }

  /** Shows the frame, or the fallback. */
  #show(isFrame: boolean): void {
    this.#fallback.hidden = isFrame;
    if (this.#frame) this.#frame.hidden = !isFrame;
  }

  readonly #receive = (event: MessageEvent<unknown>): void => {
    const inside = this.#frame?.contentWindow;
    if (!inside || event.source !== inside || event.origin !== this.#origin) return;
    const report = parseReport(event.data);
    if (report === null) return;
    const { type, ...detail } = report;
    if (type === 'ready') {
      clearTimeout(this.#patience);
      this.#isReady = true;
      this.#show(true);
      this.#post({ type: 'hello', sharesWords: this.hasAttribute('shares-words') });
      this.#tell();
    } else if (report.type === 'size') {
      this.#frame!.style.height = `${report.height}px`;
    } else {
      if (report.type === 'reading') this.#reading = detail as ReadingReport;
      if (report.type === 'step' && this.#reading) this.#reading = { ...this.#reading, step: report.step };
      this.#dispatch(type, detail);
    }
  };

  #tell(): void {
    if (!this.#isReady || this.#changed.size === 0) return;
    this.#post({ type: 'show', wishes: wishesOf(this, this.#changed) });
    this.#changed.clear();
  }

  #post(request: Request | { type: 'show'; wishes: Readonly<Record<string, unknown>> }): void {
    const { type } = request;
    const fields = request.type === 'show' ? request.wishes : { sharesWords: request.sharesWords };
    this.#frame?.contentWindow?.postMessage({ unrolled: PROTOCOL, type, ...fields }, this.#origin);
  }

  #dispatch(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

export interface UnrolledReader {
  addEventListener<K extends keyof UnrolledReaderEvents>(
    type: K,
    listener: (this: UnrolledReader, event: UnrolledReaderEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'unrolled-reader': UnrolledReader;
  }
}
