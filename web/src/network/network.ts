import type { Many, ReadManyOptions, Texts } from './many/many';
import { CELLS } from '../nn/cells';
import type { Cell, CellDefinition, CellWeights } from '../nn/cells/cell';
import type { Readout } from '../nn/head';
import type { Layer } from '../nn/layer';
import { Stack, type NetworkWeights } from '../nn/stack';
import { Tape } from '../nn/tape';
import { applyRule, tokenise, type TextReader } from '../text/rule';
import { PAD_ID, type Token } from '../text/token';
import { tokeniserOf, type Tokeniser } from '../text/tokenisers';
import type { Vocabulary } from '../text/vocabulary';
import type { Card } from './card';
import { Reading } from './reading';

/** Steps read before the page gets its turn. */
const STEPS_PER_SLICE = 20_000;

/** A trained network, ready to read. */
export class Network {
  readonly #text: TextReader;
  readonly #stack: Stack;
  /** Whether texts are divided in a way that the card cannot name, so that another thread needs the ids. */
  readonly hasOwnTokeniser: boolean;
  #isDisposed = false;
  /** Ends the workers that read many texts, once there are any. */
  #leave: (() => void) | null = null;

  /** @param tokeniser where it is none of those that the card can name */
  constructor(
    readonly card: Card,
    readonly vocabulary: Vocabulary,
    readonly weights: NetworkWeights,
    readonly masksZero: boolean,
    tokeniser?: Tokeniser,
  ) {
    this.hasOwnTokeniser = tokeniser !== undefined;
    this.#text = { tokeniser: tokeniser ?? tokeniserOf(card.tokeniser), vocabulary, rule: card.reading };
    this.#stack = new Stack(weights, masksZero ? PAD_ID : null);
  }

  /** Names of the classes; of a sigmoid, class 0 and class 1. */
  get classes(): readonly string[] {
    return this.card.head.classes;
  }

  /** Numbers in a state of the last layer. */
  get units(): number {
    return this.#stack.size;
  }

  /** Numbers a word. */
  get embeddingSize(): number {
    return this.weights.embeddingSize;
  }

  /** Vocabulary × embedding size. */
  get embeddings(): Float32Array {
    return this.weights.embeddings;
  }

  get layers(): readonly Layer[] {
    return this.#stack.layers;
  }

  /** Whether what it says after a word depends on no later word. */
  get isCausal(): boolean {
    return this.#stack.isCausal;
  }

  /** Whether each step of its layers is a word: convolution and pooling between layers may change that. */
  get stepsAreWords(): boolean {
    return this.#stack.stepsAreWords;
  }

  /** Whether one logit says one of two things of the whole text. */
  get isBinary(): boolean {
    return this.#stack.readout !== null;
  }

  /** The last layer's cell. @throws TypeError when there is none */
  get cell(): Cell {
    return this.#top.cell;
  }

  /** What is known of that cell: its sums, its equation, how to take a step apart. */
  get definition(): CellDefinition {
    return CELLS[this.cellWeights.kind];
  }

  /** Whether that cell hands on a memory beside its state, as an LSTM does. */
  get hasMemory(): boolean {
    return this.cell.carrySize > this.cell.units;
  }

  /** The weights of the last layer's cell. @throws TypeError when there is none */
  get cellWeights(): CellWeights {
    return this.#top.weights;
  }

  /** What makes the logit of class 1 of a state. @throws TypeError when the network does not have two classes */
  get readout(): Readout {
    const { readout } = this.#stack;
    if (!readout)
      throw new TypeError(`network "${this.card.id}" has no single logit: it has ${this.classes.length} classes`);
    return readout;
  }

  get #top() {
    const layer = this.#stack.layers.at(-1);
    if (!layer) throw new TypeError(`network "${this.card.id}" has no recurrent layer`);
    return layer.directions[0]!;
  }

  /**
   * Reads a text: synchronous, and the same numbers as Keras to float32 rounding.
   *
   * @param previous an earlier reading by this network: where the texts begin alike, its work is used again, and the result
   * is the same bit for bit. Typing at the end of a thousand words costs one step.
   * @throws TypeError after `dispose`
   */
  read(text: string, previous?: Reading | null): Reading {
    const { words, tokens, skipped, tape } = this.#begin(text, previous);
    if (tape.length < tokens.length) tape.extend(tokens);
    return new Reading(this, text, tokens, skipped, words, tape);
  }

  /**
   * Reads as `read` does, but lets the page breathe after every 20,000 steps (some ten milliseconds): for texts of book
   * length. A network that reads backward does it in one go.
   *
   * @throws the signal's reason when it is aborted
   */
  async readInSlices(
    text: string,
    options: { readonly previous?: Reading | null; readonly signal?: AbortSignal } = {},
  ): Promise<Reading> {
    const { words, tokens, skipped, tape: begun } = this.#begin(text, options.previous);
    // A tape of its own: while this waits, other readings may go on from the earlier one.
    const tape = begun.length < tokens.length ? begun.fork(begun.length) : begun;
    const slice = this.isCausal ? STEPS_PER_SLICE : tokens.length;
    while (tape.length < tokens.length) {
      options.signal?.throwIfAborted();
      tape.extend(tokens, Math.min(tokens.length, tape.length + slice));
      await new Promise((resolve) => setTimeout(resolve));
    }
    return new Reading(this, text, tokens, skipped, words, tape);
  }

  /** What is read of a text, a token a step: start token, words, padding. */
  tokensOf(text: string): readonly Token[] {
    return applyRule(tokenise(this.#text, text), this.card.reading, text.length).tokens;
  }

  /** Their ids. */
  idsOf(text: string): Int32Array {
    return Int32Array.from(this.tokensOf(text), ({ id }) => id);
  }

  /**
   * Reads ids as they are: no vocabulary, no start token, no limit.
   *
   * @param previous as in `read`: what its ids begin with alike is not read again
   * @throws RangeError when the embedding has no row for an id
   */
  readIds(ids: ArrayLike<number>, previous?: Reading | null): Reading {
    this.#expectInUse();
    const tokens = Array.from(ids, (id): Token => ({
      text: this.vocabulary.words[id] ?? '',
      start: 0,
      end: 0,
      id,
      kind: 'word',
    }));
    const tape = this.#tapeFor(tokens, previous?.network === this ? previous.tape : null);
    if (tape.length < tokens.length) tape.extend(tokens);
    return new Reading(this, '', tokens, [], tokens, tape);
  }

  /**
   * Reads many texts, in workers where there are any; in a browser the page stays free. The numbers are those of `read`.
   *
   * @param texts in memory, or a stream, of which a few batches are held at a time
   * @throws TypeError when the network says something of every word, not of the text; or when states are to be kept, and its
   * steps are not words
   * @throws the signal's reason when it is aborted
   */
  async readMany(texts: Texts, options: ReadManyOptions = {}): Promise<Many> {
    this.#expectInUse();
    if (this.weights.head.per === 'token') {
      throw new TypeError(`network "${this.card.id}" says something of every word: use "read", text by text`);
    }
    const many = await import('./many/read-many');
    this.#leave = () => many.disposePool(this);
    return many.readMany(this, texts, options);
  }

  /** Lets go of what the network holds. A disposed network does not read again; its readings stay good. */
  dispose(): void {
    this.#isDisposed = true;
    this.#leave?.();
  }

  /** What is to be read of a text, and a tape that holds as much of it as an earlier reading has done. */
  #begin(text: string, previous: Reading | null | undefined) {
    this.#expectInUse();
    const before = previous?.network === this ? previous : null;
    const { words, kept } = this.#tokenise(text, before);
    const { tokens, skipped } = applyRule(words, this.card.reading, text.length);
    // When nothing was cut, dropped or padded, the tokens kept are steps kept.
    const stepsKept = tokens === words && before?.tokens === before?.words ? kept : 0;
    return { words, tokens, skipped, tape: this.#tapeFor(tokens, before?.tape, stepsKept) };
  }

  /** A tape that begins with as much of these tokens as an earlier one has. @param known steps known to be alike */
  #tapeFor(tokens: readonly Token[], before: Tape | null | undefined, known = 0): Tape {
    const tape = before ?? new Tape(this.#stack);
    const shared = tape.sharedWith(tokens, known);
    if (shared === tokens.length && (this.isCausal || shared === tape.length)) return tape;
    if (!this.isCausal) return new Tape(this.#stack);
    return shared === tape.length ? tape : tape.fork(shared);
  }

  /** Start token and words; those of `before` that cannot have changed are taken over. */
  #tokenise(text: string, before: Reading | null): { readonly words: readonly Token[]; readonly kept: number } {
    const resume = before ? this.#text.tokeniser.resumeAt(before.text, text) : 0;
    let kept = before ? before.words.length : 0;
    while (kept > 0 && before!.words[kept - 1]!.end > resume) kept--;
    const earlier = kept > 0 ? before!.words.slice(0, kept) : [];
    return { words: tokenise(this.#text, text, earlier, resume), kept };
  }

  #expectInUse(): void {
    if (this.#isDisposed) throw new TypeError(`network "${this.card.id}" was disposed and cannot read`);
  }
}
