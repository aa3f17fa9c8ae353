import type { LoadOptions, Network } from 'unrolled';
import type { RowOrder } from '../analysis/rows';
import { limitOf, type Mode, type Scale, type StripLayer } from '../plot/strip-content';
import {
  formatView,
  hasParts,
  isOneOf,
  LENS_PARTS,
  parseView,
  type CorpusView,
  type Language,
  type Lens,
  type LensPart,
  type ClassroomOptions,
  type Surgery,
  type Theme,
  type View,
  type Section,
} from './link/link';
import type { Origin } from '../analysis/origin';
import { Arrival } from './networks/arrival.svelte';
import { Catalogue, DEFAULT_MODELS, modelOf } from './networks/catalogue.svelte';
import { modesOf, valuesOf } from './shown/inner-values';
import type { OpenCorpus } from './open-corpus';
import { Player } from './player.svelte';
import type { Shown } from './shown/shown';
import { Showing } from './shown/showing.svelte';
import { viewOf } from './link/view-of';

/** Everything the visitor can choose, and what it shows. The one owner of the page's state. */
export class Session {
  #mode = $state<Mode>('state');
  /** What the heatmap's colours span. */
  scale = $state<Scale>('network');
  lens = $state<Lens>('why');
  /** The part that is shown of each lens with parts, where it is not the first. */
  #parts = $state.raw<{ readonly [K in Lens]?: LensPart }>({});
  /** Whether the table of the state's numbers, below the step, is open. */
  showsNumbers = $state(false);
  /** Whether the check against Keras, in the footer, is open. */
  showsVerify = $state(false);
  /** The unit whose sum is shown, or null. */
  unit = $state<number | null>(null);
  /** Where the number comes from that the visitor points at, or has the focus on. */
  origin = $state.raw<Origin | null>(null);
  /** Which of the cell's sums the matrices below the step show; null while they are closed. */
  matrices = $state<number | null>(null);
  /** What the state surgery does to that unit. */
  surgery = $state<Surgery>('flip');
  /** Ids of the networks to compare with; null for those that ship with the page. */
  comparedWith = $state.raw<readonly string[] | null>(null);
  /** The snapshot of the training that is compared with. */
  moment = $state(0);
  /** Null follows the system. */
  theme = $state<Theme | null>(null);
  /** Null follows the browser. */
  language = $state<Language | null>(null);
  /** How often the review was replaced as a whole, and what the last replacement took away, until something is typed. */
  replacements = $state(0);
  replaced = $state<string | null>(null);
  /** The view of the corpus that is open; null for the first. */
  corpus = $state<CorpusView | null>(null);
  /** What a view draws in front of the strip; null for nothing. */
  stripLayer = $state.raw<StripLayer | null>(null);
  /** The visitor's corpus, for as long as it is shown; null without one. */
  openCorpus = $state.raw<OpenCorpus | null>(null);
  /** The section of the essay a link named, or the visitor chose; null on the tool. */
  section = $state<Section | null>(null);
  readonly player = new Player(this);
  /** The network on its way. */
  readonly arrival = new Arrival();
  /** What a link for a class leaves out or keeps as it is, and whether the page is presented to a room. */
  classroom = $state.raw<ClassroomOptions>({});
  /** The networks there are. */
  readonly catalogue = new Catalogue();
  /** Parts of the link that could not be used. */
  unusable = $state.raw<readonly string[]>([]);

  readonly #showing = new Showing();
  readonly #reading = $derived(this.#showing.shown?.reading ?? null);
  /** The value of a unit, or its vote, at which the heatmap has its full colour. */
  readonly limit = $derived(
    this.#reading
      ? limitOf(this.mode, this.scale, {
          network: this.#reading.network,
          states: valuesOf(this.mode, this.#reading),
        })
      : 1,
  );
  /** The review that came with a link. It stays in the address as long as it is the one on the page. */
  #linked = $state.raw<{ readonly packed: string; readonly text: string } | null>(null);

  /** Settled when the link the page came with is shown, or its network did not arrive. */
  readonly opened: Promise<void>;

  /** @param first the network of a page without a link */
  constructor(
    fragment: string,
    fallbackText: string,
    readonly first = DEFAULT_MODELS.en,
  ) {
    const { view, unusable } = parseView(fragment);
    if (view.text === undefined) this.#showing.replace(fallbackText);
    this.unusable = unusable;
    this.theme = view.theme ?? null;
    this.language = view.lang ?? null;
    this.#take(view);
    this.opened = this.#open(view, fallbackText);
  }

  get text(): string {
    return this.#showing.text;
  }

  get network(): Network | null {
    return this.#showing.network;
  }

  /** What the heatmap shows; the states, where the network has nothing of the kind that was chosen. */
  get mode(): Mode {
    return !this.network || modesOf(this.network).includes(this.#mode) ? this.#mode : 'state';
  }

  set mode(mode: Mode) {
    this.#mode = mode;
  }

  /** What a lens shows: one of its parts, or null where it has none. */
  partOf(lens: Lens): LensPart | null {
    if (!hasParts(lens)) return null;
    const [first] = LENS_PARTS[lens];
    const part = this.#parts[lens];
    return isOneOf<LensPart>(LENS_PARTS[lens], part) ? part : first;
  }

  /** Shows a part of the open lens. */
  choosePart(part: LensPart): void {
    this.#parts = { ...this.#parts, [this.lens]: part };
  }

  /** Opens the lens, its part and the panels that a view names, and closes the others. */
  openLens({ lens = 'why', part, numbers, verify }: View): void {
    this.lens = lens;
    this.#parts = part ? { [lens]: part } : {};
    this.showsNumbers = numbers === true;
    this.showsVerify = verify === true;
  }

  get rowOrder(): RowOrder {
    return this.#showing.rowOrder;
  }

  set rowOrder(order: RowOrder) {
    this.#showing.rowOrder = order;
  }

  /** What the strip and the verdict show: they follow every letter. Null until a network is there. */
  get shown(): Shown | null {
    return this.#showing.shown;
  }

  /** What explains it: while letters come it stays as it was, and follows at a pause; everything else it follows at once. */
  get followed(): Shown | null {
    return this.#showing.followed;
  }

  /** Whether the explanations have not followed yet. */
  get isTyping(): boolean {
    return this.#showing.isTyping;
  }

  /** The explanations follow now. */
  endPause(): void {
    this.#showing.endPause();
  }

  /** What a link to this page says, the review apart: the network, and what else differs from the plain page. */
  get view(): View {
    return viewOf(this, this.#showing.hasMoved);
  }

  /** The view as a link fragment; empty for the page as a first visit shows it. */
  get fragment(): string {
    const isLinked = this.#linked !== null && this.#linked.text === this.text;
    const fragment = formatView({ ...this.view, ...(isLinked ? { text: this.#linked!.packed } : {}) });
    return fragment === formatView({ model: this.first }) ? '' : fragment;
  }

  /** The review that came with a link. */
  get linkedText(): string | null {
    return this.#linked?.text ?? null;
  }

  /**
   * Fetches a network and shows it; a newer call wins over an older one, and the old network stays until then.
   *
   * @param text replaces the review, at the moment the network is there
   */
  async choose(id: string, text?: string): Promise<void> {
    const load = (options: LoadOptions): Promise<Network> => this.catalogue.load(id, options);
    await this.arrival.await(id, load, (network, outlookOf) => {
      this.unit = null;
      this.#showing.use(network, outlookOf);
      if (text !== undefined) this.read(text);
    });
  }

  /** Replaces the review, and shows the word that decided most. */
  read(text: string): void {
    if (text !== this.text) {
      this.replaced = this.text;
      this.replacements++;
    }
    this.player.stop();
    this.#showing.read(text);
  }

  /** Shows an earlier review again. */
  putBack(text: string): void {
    this.replaced = null;
    this.player.stop();
    this.#showing.read(text);
  }

  /** Goes to another view, as a link says it or as it was before. Theme and language are the visitor's: they stay. */
  async show(view: View, text: string): Promise<void> {
    this.putBack(text);
    this.#take(view);
    const id = this.#modelHere(view);
    if (id !== this.network?.card.id) await this.choose(id);
    else this.arrival.stop();
    this.#point(view);
  }

  /** Follows a link that was pasted into the address bar of this very page. A link without a review keeps the visitor's. */
  async open(fragment: string): Promise<void> {
    const { view, unusable } = parseView(fragment);
    this.unusable = unusable;
    if (view.theme) this.theme = view.theme;
    if (view.lang) this.language = view.lang;
    const kept = this.text;
    const shown = this.show(view, view.text === undefined ? kept : '');
    if (view.text !== undefined) await this.#unpack(view.text, kept);
    await shown;
  }

  /** The visitor typed or moved the caret: show the word they are at. */
  follow(text: string, offset: number): void {
    if (text !== this.text) this.replaced = null;
    this.player.stop();
    this.#showing.follow(text, offset);
  }

  /** Moves the cursor and brings it into view. */
  moveTo(step: number): void {
    this.#showing.moveTo(step);
  }

  /** Moves the cursor under a pointer: the views follow, but nothing scrolls away from under the hand. */
  point(step: number): void {
    this.#showing.point(step);
  }

  /** The step at the cursor; 0 before there is one. */
  get step(): number {
    return this.#showing.step;
  }

  get steps(): number {
    return this.#showing.steps;
  }

  moveBy(steps: number): void {
    this.player.stop();
    this.moveTo(this.step + steps);
  }

  /** Takes over what a view says without a network. */
  #take(view: View): void {
    this.mode = view.mode ?? 'state';
    this.scale = view.scale ?? 'network';
    this.surgery = view.surgery ?? 'flip';
    this.matrices = view.matrices ?? null;
    this.comparedWith = view.with === undefined ? null : view.with.split(',').filter((id) => id !== '');
    this.moment = view.moment ?? 0;
    this.#showing.rowOrder = view.rows ?? 'weight';
    this.openLens(view);
    this.section = view.story ?? null;
    this.corpus = view.corpus ?? null;
    const { hide, fixed, present } = view;
    this.classroom = { hide, fixed, present };
  }

  /** And what it says of the network that is there. */
  #point(view: View): void {
    if (view.unit !== undefined && view.unit < (this.network?.units ?? 0)) this.unit = view.unit;
    if (view.step === undefined) this.#showing.moveToStrongest();
    else this.moveTo(view.step);
  }

  /** The network a view means. */
  modelOf(view: View): string {
    return modelOf(view, this.first);
  }

  /** The same; but one that was brought elsewhere, or removed since, is not here: the page works with its own. */
  #modelHere(view: View): string {
    const { own } = this.catalogue;
    const model = this.modelOf(view);
    if (!own.owns(model) || own.has(model)) return model;
    this.unusable = [...this.unusable, 'model'];
    return this.first;
  }

  async #open(view: View, fallbackText: string): Promise<void> {
    const unpacked = view.text === undefined ? null : this.#unpack(view.text, fallbackText);
    const catalogue = this.catalogue.fetch();
    if (view.model !== undefined && view.model !== this.first) await catalogue;
    const id = this.#modelHere(view);
    await this.choose(id);
    await Promise.all([catalogue, unpacked]);
    // A server may have other networks alone.
    const { list } = this.catalogue;
    const isListed = list.some((entry) => entry.id === id);
    if (!this.network && view.model === undefined && list[0] && !isListed) await this.choose(list[0].id);
    this.#point(view);
  }

  /** Shows the review of a link, or says that it is damaged. What the visitor typed meanwhile stays. */
  async #unpack(packed: string, fallbackText: string): Promise<void> {
    const { unpackText } = await import('./link/packed-text');
    const text = await unpackText(packed).catch(() => null);
    if (text === null) this.unusable = [...this.unusable, 'text'];
    else this.#linked = { packed, text };
    if (this.text === '') this.#showing.replace(text ?? fallbackText);
  }
}
