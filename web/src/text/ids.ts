import type { TextReader } from './rule';
import { PAD_ID, UNKNOWN_ID } from './token';
import { WordIndex } from './word-index';

/** Words of most texts; a longer one makes room. */
const FIRST_ROOM = 1024;

/** Makes ids of many texts: those of `tokenise` and `applyRule`, without a token for each. */
export class IdReader {
  readonly #reader: TextReader;
  /** Where words are divided as usual. */
  readonly #index: WordIndex | null;
  #ids = new Int32Array(FIRST_ROOM);
  #count = 0;

  constructor(reader: TextReader) {
    this.#reader = reader;
    this.#index = reader.tokeniser.asWords ? new WordIndex(reader.vocabulary.entries) : null;
  }

  /** The ids that are read of a text: start token, words, padding. They are good until the next text. */
  idsOf(text: string): Int32Array {
    const { tokeniser, vocabulary, rule } = this.#reader;
    this.#count = 0;
    if (rule.start_token !== null) this.#push(rule.start_token);
    if (this.#index) this.#index.forEachId(tokeniser.asWords!(text), (id, missing) => this.#take(id, missing));
    else tokeniser.forEach(text, (piece) => this.#take(vocabulary.idOf(piece) ?? -1, piece));
    return this.#cutAndPadded();
  }

  /** @param id of a piece, or -1 where the vocabulary lacks it */
  #take(id: number, piece: string): void {
    if (id >= 0) {
      this.#push(id);
      return;
    }
    const { tokeniser, vocabulary, rule } = this.#reader;
    const { unknown = UNKNOWN_ID } = rule;
    if (unknown === 'dropped') return;
    const instead = tokeniser.entryInstead && vocabulary.idOf(tokeniser.entryInstead(piece));
    this.#push(instead ?? unknown);
  }

  #push(id: number): void {
    if (this.#count === this.#ids.length) this.#makeRoom(2 * this.#count);
    this.#ids[this.#count++] = id;
  }

  #makeRoom(length: number): void {
    const longer = new Int32Array(length);
    longer.set(this.#ids);
    this.#ids = longer;
  }

  #cutAndPadded(): Int32Array {
    const { max_words: limit, keep, pad_to: padTo, pad_at: padAt = 'end', pad_id: padId = PAD_ID } = this.#reader.rule;
    const cut = limit === null ? 0 : Math.max(0, this.#count - limit);
    const from = keep === 'first' ? 0 : cut;
    const kept = this.#ids.subarray(from, from + this.#count - cut);
    if (padTo === null || padTo <= kept.length) return kept;
    const padded = new Int32Array(padTo).fill(padId);
    padded.set(kept, padAt === 'end' ? 0 : padTo - kept.length);
    return padded;
  }
}
