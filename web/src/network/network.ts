import type { Cell } from '../nn/cells/cell';
import { InputTable } from '../nn/input-table';
import { makeCell } from '../nn/cells';
import { scratchFor } from '../nn/run';
import { Tape, type Recorder } from '../nn/tape';
import { PAD_ID, type Token } from '../text/token';
import { TokenList } from '../core/token-list';
import { applyRule, readsAsItIs, startTokens, type Vocabulary } from '../text/vocabulary';
import { resumeAt } from '../text/words';
import type { Card } from './card';
import { Reading } from './reading';
import type { Weights } from './weights';

/** Steps read before the page gets its turn. */
const STEPS_PER_SLICE = 20_000;

/** A trained network, ready to read. */
export class Network {
  readonly cell: Cell;
  #recorder: Recorder | null;

  constructor(
    readonly card: Card,
    readonly vocabulary: Vocabulary,
    readonly weights: Weights,
    readonly masksZero: boolean,
  ) {
    const { cell, embeddings, readout } = weights;
    this.cell = makeCell(cell);
    this.#recorder = {
      cell: this.cell,
      readout,
      inputs: new InputTable(embeddings, cell.kernel, cell.bias),
      maskedId: masksZero ? PAD_ID : null,
      scratch: scratchFor(this.cell),
    };
  }

  get units(): number {
    return this.cell.units;
  }

  /**
   * Reads a text: synchronous, causal, and the same numbers as Keras to float32 rounding.
   *
   * @param previous an earlier reading by this network: where the texts begin alike, its work is used again, and the result
   * is the same bit for bit. Typing at the end of a thousand words costs one step.
   * @throws TypeError after `dispose`
   */
  read(text: string, previous?: Reading | null): Reading {
    const { words, tokens, skipped, tape } = this.#begin(text, previous);
    if (tape.length < tokens.length) tape.extend(tokens.shared, tokens.length);
    return new Reading(this, text, tokens, skipped, words, tape);
  }

  /**
   * Reads as `read` does, but lets the page breathe after every 20,000 steps (some ten milliseconds): for texts of book
   * length.
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
    while (tape.length < tokens.length) {
      options.signal?.throwIfAborted();
      tape.extend(tokens.shared, Math.min(tokens.length, tape.length + STEPS_PER_SLICE));
      await new Promise((resolve) => setTimeout(resolve));
    }
    return new Reading(this, text, tokens, skipped, words, tape);
  }

  /** What is to be read of a text, and a tape that holds as much of it as an earlier reading has done. */
  #begin(text: string, previous: Reading | null | undefined) {
    const recorder = this.#recorderInUse();
    const before = previous?.network === this ? previous : null;
    const { words, kept } = this.#tokenise(text, before);
    const { tokens, skipped } = this.#apply(words, text);
    // When nothing was cut off the front, the tokens kept are steps kept.
    const stepsKept = tokens === words && before?.read === before?.words ? kept : 0;
    const tape = before?.tape ?? new Tape(recorder);
    const shared = tape.sharedWith(tokens.shared, tokens.length, stepsKept);
    const goesOn = shared === tokens.length || shared === tape.length;
    return { words, tokens, skipped, tape: goesOn ? tape : tape.fork(shared) };
  }

  /** What the card's rule makes of the words. */
  #apply(words: TokenList, text: string): { readonly tokens: TokenList; readonly skipped: readonly Token[] } {
    const rule = this.card.reading;
    if (readsAsItIs(words.length, rule)) return { tokens: words, skipped: [] };
    const { tokens, skipped } = applyRule(words.toArray(), rule, text.length);
    return { tokens: TokenList.of([...tokens]), skipped };
  }

  #recorderInUse(): Recorder {
    if (this.#recorder === null) throw new TypeError(`network "${this.card.id}" was disposed and cannot read`);
    return this.#recorder;
  }

  /**
   * Reads ids as they are: no vocabulary, no start token, no limit.
   *
   * @throws RangeError when the embedding has no row for an id
   */
  readIds(ids: readonly number[]): Reading {
    const recorder = this.#recorderInUse();
    const tokens = ids.map((id) => ({ text: this.vocabulary.words[id] ?? '', start: 0, end: 0, id, known: true }));
    const tape = new Tape(recorder);
    tape.extend(tokens);
    const read = TokenList.of(tokens);
    return new Reading(this, '', read, [], read, tape);
  }

  /** Start token and words; those of `before` that cannot have changed are taken over. */
  #tokenise(text: string, before: Reading | null): { readonly words: TokenList; readonly kept: number } {
    const resume = before ? resumeAt(before.text, text) : 0;
    let kept = before ? before.words.length : 0;
    while (kept > 0 && before!.words.shared[kept - 1]!.end > resume) kept--;
    const first = kept > 0 ? [] : startTokens(this.card.reading);
    const rest = this.vocabulary.tokenise(text, resume, first);
    return { words: kept === 0 ? TokenList.of(rest) : before!.words.followedBy(rest, kept), kept };
  }

  /** Lets go of what the network holds. A disposed network does not read again; its readings stay good. */
  dispose(): void {
    this.#recorder = null;
  }
}
