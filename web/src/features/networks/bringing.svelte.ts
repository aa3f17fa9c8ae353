import type { ChainLink } from 'unrolled';
import { ElsewhereError } from '../../app/networks/allowed-address';
import { fetchFiles } from '../../app/networks/own/address';
import { bring, bringAnswered, type Brought } from '../../app/networks/own/bring';
import { collect, isDirectory, readAll, type Placed } from '../../app/networks/own/collect';
import { MistakeError } from '../../app/networks/model-directory';
import type { Session } from '../../app/session.svelte';
import { bring as words } from './bring-words';
import { Draft } from './draft.svelte';
import { sentenceOf } from './mistake';

/** Why something did not open. */
export interface Refused {
  readonly sentence: string;
  /** The layers, where one of them cannot be run; otherwise none. */
  readonly chain: readonly ChainLink[];
  /** Whether the sentence comes from the library, which speaks English. */
  readonly isOfLibrary: boolean;
}

/** Networks on their way from a visitor's files into the page. */
export class Bringing {
  isWorking = $state(false);
  refused = $state.raw<Refused | null>(null);
  news = $state<string | null>(null);
  /** A network whose files leave something open. */
  draft = $state.raw<Draft | null>(null);
  /** Files that did not make a network yet, or made the draft: more may follow. */
  #pile: readonly Placed[] = [];

  constructor(readonly session: Session) {}

  /** Takes files that were chosen or dropped together; what came before and still lacks something is taken with them. */
  async take(placed: readonly Placed[]): Promise<void> {
    await this.#work(async () => {
      if (await isDirectory(placed)) {
        this.draft = null;
        this.#pile = [];
        await this.#show(await bring(this.session.catalogue.own, await collect(placed)));
        return;
      }
      const mayBePacked = placed.length === 1 && /\.zip$/i.test(placed[0]!.path);
      const packed = mayBePacked && (await (await import('../../app/networks/own/package')).packedIn(placed));
      if (packed) {
        this.#pile = [];
        this.draft = await Draft.of(packed.files, { ...packed, id: null });
        // Answers that do not open the network stay in the form, with the reason.
        if (this.draft.refusal === null) await this.accept();
        return;
      }
      const names = new Set(placed.map(({ path }) => path));
      const joined = [...this.#pile.filter(({ path }) => !names.has(path)), ...placed];
      const isJoined = joined.length > placed.length;
      this.#pile = joined;
      const draft = await Draft.of(await readAll(joined)).catch(async (cause: unknown) => {
        // Files of another network: they are taken by themselves.
        if (!isJoined) throw cause;
        const alone = await readAll(placed);
        return Draft.of(alone).then(
          (found) => {
            this.#pile = placed;
            return found;
          },
          () => Promise.reject(cause),
        );
      });
      this.draft = draft;
      if (draft.asked.length === 0 && !draft.isMissingWords) await this.accept();
    });
  }

  /** Takes the model directory at an address. */
  fetch(address: string): Promise<void> {
    return this.#work(async () => this.#show(await bring(this.session.catalogue.own, await fetchFiles(address))));
  }

  /** Opens the form of a network that is kept. */
  edit(id: string): Promise<void> {
    return this.#work(async () => {
      const { own } = this.session.catalogue;
      const kept = await own.take(id);
      if (!('files' in kept)) return;
      const title = own.list.find((network) => network.id === id)?.title ?? id;
      this.#pile = [];
      this.draft = await Draft.of(kept.files, { id, title, answers: kept.answers });
    });
  }

  /** Adds the network of the form to the visitor's own, and shows it. */
  accept(): Promise<void> {
    return this.#work(async () => {
      const { draft } = this;
      if (!draft) return;
      const { files, answers, taken, title, id } = draft;
      const answered = { files, answers, assumed: taken, title: title.trim() || 'network' };
      const brought = await bringAnswered(this.session.catalogue.own, answered, id);
      this.cancel();
      await this.#show(brought);
    });
  }

  /** Puts the form and its files away. */
  cancel(): void {
    this.draft?.network?.dispose();
    this.draft = null;
    this.#pile = [];
  }

  refuse(cause: unknown): void {
    this.refused = refusedBy(cause);
  }

  async #show({ id, title, kept }: Brought): Promise<void> {
    await this.session.choose(id);
    const { loading } = this.session.arrival;
    if (loading.is === 'failed') throw new Error(loading.reason);
    this.news = kept ? words.opened(title) : words.notKept(title);
  }

  async #work(work: () => Promise<void>): Promise<void> {
    this.isWorking = true;
    this.refused = this.news = null;
    // Reading large files takes the page's time: what it says of that is painted first.
    await new Promise((resolve) => setTimeout(resolve));
    try {
      await work();
    } catch (cause) {
      this.refuse(cause);
    } finally {
      this.isWorking = false;
    }
  }
}

function refusedBy(cause: unknown): Refused {
  if (cause instanceof MistakeError) return { sentence: sentenceOf(cause.mistake), chain: [], isOfLibrary: false };
  if (cause instanceof ElsewhereError)
    return { sentence: words.elsewhere(cause.message), chain: [], isOfLibrary: false };
  const message = cause instanceof Error ? cause.message : String(cause);
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  const isChain = cause instanceof Error && 'chain' in cause && Array.isArray(cause.chain);
  if (!isChain) return { sentence, chain: [], isOfLibrary: true };
  // The chain is drawn: the sentence behind it says what is wrong, and what to do.
  const { reason } = cause as Error & { reason?: string };
  return { sentence: reason ?? sentence, chain: cause.chain as readonly ChainLink[], isOfLibrary: true };
}
