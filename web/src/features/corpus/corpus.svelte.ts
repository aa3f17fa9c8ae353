import type { Network } from 'unrolled';
import { NO_LABEL, type Answers } from '../../corpus/answers';
import type { Sort } from '../../corpus/order';
import type { Rows } from '../../corpus/rows';
import { forgetTable, keepTable, keptTable, type KeptTable } from './table/keep';
import { labelsOf, NoTextColumn, readFile, readRows, type Following, type Progress } from './read-corpus';
import { orderedRows, rowsAmong } from './rows/rows-shown';
import { rowsWith } from './rows/rows-with';

/** What the table is narrowed to. */
export interface Filter {
  /** A cell of the confusion matrix. */
  readonly cell: { readonly label: number; readonly said: number } | null;
  readonly verdict: 'right' | 'wrong' | null;
  /** Rows whose text has it, whatever its case; looked for a little at a time. */
  readonly words: string;
  /** Rows with a mark, and what they are called: a part of a division, texts of which two networks say different things. */
  readonly marked: { readonly name: string; readonly has: Uint8Array } | null;
}
export const NO_FILTER: Filter = { cell: null, verdict: null, words: '', marked: null };

/** A corpus that a network has read. It does not change: another network, or another column, makes another. */
export interface ReadCorpus {
  readonly network: Network;
  readonly rows: Rows;
  readonly answers: Answers;
  readonly labels: Int16Array;
  /** Values of labels that name no class. */
  readonly unknown: readonly string[];
  readonly hasLabels: boolean;
}

/** The visitor's corpus: what was dropped, how far it is read, and what of it is shown. */
export class Corpus {
  progress = $state.raw<Progress | null>(null);
  read = $state.raw<ReadCorpus | null>(null);
  /** A table that lacks a column of texts, and waits for the visitor to say which one has them. */
  unread = $state.raw<{ readonly rows: Omit<Rows, 'text'>; readonly file: Blob | null } | null>(null);
  /** What went wrong, for a sentence. */
  failure = $state.raw<unknown>(null);
  filter = $state.raw<Filter>(NO_FILTER);
  sort = $state<Sort>('file');
  isUp = $state(false);
  /** The row that stands in the page above. */
  opened = $state<number | null>(null);
  /** Rows whose text has the words of the filter, of the corpus they were looked for in; null where none are. */
  #found = $state.raw<{ readonly rows: Rows; readonly has: Uint8Array } | null>(null);
  /** Why the words of the filter could not be looked for: the rows are as they were. */
  notFound = $state.raw<unknown>(null);
  /** What this browser keeps; null where it keeps nothing. */
  kept = $state.raw<KeptTable | null>(null);
  /** Whether the browser would not keep the table. */
  isUnkept = $state(false);
  /** Whether another table than the one that is shown is on its way. */
  isOther = $state(false);
  #file: Blob | null = null;
  #reading: AbortController | null = null;
  #finding: AbortController | null = null;

  /** Rows that pass the filter, in the table's order. */
  readonly among = $derived.by(() => {
    if (!this.read) return new Uint32Array();
    const has = this.#found?.rows === this.read.rows ? this.#found.has : null;
    return rowsAmong(this.read, this.filter, has);
  });
  /** The same, as they are sorted. */
  readonly order = $derived.by(() =>
    this.read ? orderedRows(this.read, this.among, this.sort, this.isUp) : this.among,
  );

  /**
   * Reads a dropped file, and keeps it in this browser until it is removed. What was there before stays until this is read.
   *
   * @param isOwn whether it is the visitor's: a table of ours need not be kept
   * @param columns those that were chosen when it was kept
   */
  async open(
    network: Network,
    file: Blob,
    name: string,
    { isOwn = true, columns = null }: { isOwn?: boolean; columns?: Pick<KeptTable, 'text' | 'label'> | null } = {},
  ): Promise<void> {
    await this.#follow((following) => this.#read(network, file, name, isOwn, columns, following), true);
  }

  /** Reads the table at an address, as one that was dropped. */
  async fetch(network: Network, address: string): Promise<void> {
    await this.#follow(async (following) => {
      const { fetchTable } = await import('./table/fetch-table');
      const file = await fetchTable(address, {
        signal: following.signal,
        onBytes: (bytes, share) => following.onProgress({ read: 0, share, bytes }),
      });
      await this.#read(network, file, file.name, true, null, following);
    }, true);
  }

  async #read(
    network: Network,
    file: Blob,
    name: string,
    isOwn: boolean,
    columns: Pick<KeptTable, 'text' | 'label'> | null,
    following: Following,
  ): Promise<void> {
    try {
      await this.#take(network, await readFile(network, file, name, following, columns), isOwn ? file : null);
    } catch (cause) {
      if (!(cause instanceof NoTextColumn)) throw cause;
      following.signal.throwIfAborted();
      this.unread = { rows: cause.rows, file: isOwn ? file : null };
    }
  }

  /** Reads the table that lacked a column of texts, by the one that was chosen. */
  async readColumn(network: Network, text: number): Promise<void> {
    const { rows, file } = this.unread!;
    const chosen = { ...rows, text, label: rows.label === text ? null : rows.label };
    await this.#follow(async (following) => {
      await this.#take(network, { rows: chosen, answers: await readRows(network, chosen, following) }, file);
    });
  }

  /** Shows another table, all of it, and keeps it. */
  async #take(
    network: Network,
    { rows, answers }: { readonly rows: Rows; readonly answers: Answers },
    file: Blob | null,
  ): Promise<void> {
    this.#file = file;
    this.unread = null;
    this.#show(network, rows, answers);
    this.reset();
    await this.#keep();
  }

  /** The table that was kept when this browser was here last, to be read again. */
  async lookForKept(): Promise<void> {
    // A browser that keeps nothing has kept nothing.
    this.kept = await keptTable().catch(() => null);
  }

  async #keep(): Promise<void> {
    if (!this.#file || !this.read) return;
    const { name, text, label } = this.read.rows;
    const table = { name, file: this.#file, text, label };
    this.isUnkept = false;
    await keepTable(table).then(
      () => (this.kept = table),
      () => (this.isUnkept = true),
    );
  }

  /** Reads the table again: with another network, or other columns. */
  async readAgain(network: Network, columns: { text?: number; label?: number | null } = {}): Promise<void> {
    if (!this.read) return;
    const changed = { ...this.read.rows, ...columns };
    if (network === this.read.network && changed.text === this.read.rows.text) {
      this.#show(network, changed, this.read.answers);
      await this.#keep();
      return;
    }
    await this.#follow(async (following) => {
      this.#show(network, changed, await readRows(network, changed, following));
    });
  }

  /** Narrows the table to rows whose text has these words, or matches a /pattern/. */
  async find(words: string): Promise<void> {
    this.filter = { ...this.filter, words };
    this.#finding?.abort();
    this.notFound = null;
    const rows = this.read?.rows;
    if (!rows || words.trim() === '') {
      this.#found = null;
      return;
    }
    const { signal } = (this.#finding = new AbortController());
    try {
      const has = await rowsWith(rows, words, signal);
      if (has) this.#found = { rows, has };
    } catch (cause) {
      this.notFound = cause;
    }
  }

  /** Stops reading; what was there before is there still. */
  cancel(): void {
    this.#reading?.abort();
    this.#end();
  }

  #end(): void {
    this.#reading = null;
    this.progress = null;
    this.isOther = false;
  }

  /** Lets go of the table, and of what this browser keeps of it. */
  async remove(): Promise<void> {
    this.cancel();
    this.read = this.unread = this.failure = this.kept = this.#file = null;
    this.isUnkept = false;
    this.reset();
    // Where nothing can be kept nothing was.
    await forgetTable().catch(() => {});
  }

  /** Shows all rows, in the table's order. */
  reset(): void {
    this.#clear(NO_FILTER);
    this.sort = 'file';
    this.isUp = false;
    this.opened = null;
  }

  /** The rows of which the network is surest and wrong. */
  showConfidentlyWrong(): void {
    this.#clear({ ...NO_FILTER, verdict: 'wrong' });
    this.sort = 'error';
    this.isUp = false;
  }

  #clear(filter: Filter): void {
    this.#finding?.abort();
    this.#found = this.notFound = null;
    this.filter = filter;
  }

  #show(network: Network, rows: Rows, answers: Answers): void {
    const { labels, unknown } = labelsOf(rows, network.classes);
    const hasLabels = labels.some((label) => label !== NO_LABEL);
    // Rows that were marked are those of the table that was.
    if (this.read?.rows.rows !== rows.rows) this.filter = { ...this.filter, marked: null };
    this.read = { network, rows, answers, labels, unknown, hasLabels };
    if (!hasLabels && this.sort === 'error') this.sort = 'file';
  }

  async #follow(read: (following: Following) => Promise<void>, isOther = false): Promise<void> {
    this.cancel();
    this.isOther = isOther;
    const control = (this.#reading = new AbortController());
    this.failure = null;
    this.progress = { read: 0, share: 0 };
    try {
      await read({
        signal: control.signal,
        onProgress: (progress) => {
          if (this.#reading === control) this.progress = progress;
        },
      });
    } catch (cause) {
      // A newer reading, or the visitor, ended this one.
      if (this.#reading !== control) return;
      this.failure = cause;
    }
    if (this.#reading === control) this.#end();
  }
}
