import { openNetwork, type Answers, type Assumption, type Network } from 'unrolled';
import type { Files } from '../../app/networks/own/collect';

/** A network of a framework's files while its owner says what the files leave open. */
export class Draft {
  /** What is open: every question that came up, with the likeliest value. */
  asked = $state.raw<readonly Assumption[]>([]);
  answers = $state.raw<Answers>({});
  /** With the answers as they are; null until it is opened. */
  network = $state.raw<Network | null>(null);
  /** Why the answers as they are do not open. */
  refusal = $state<string | null>(null);
  title = $state('');
  isMissingWords = $state(false);
  #turn = 0;

  private constructor(
    readonly files: Files,
    /** The network that this changes; null for a new one. */
    readonly id: string | null,
  ) {}

  /**
   * @param before what was answered earlier, and the network that this changes, if any
   * @throws Error with one sentence when the files do not open
   */
  static async of(
    files: Files,
    before: { id: string | null; title: string; answers: Answers } | null = null,
  ): Promise<Draft> {
    const draft = new Draft(files, before?.id ?? null);
    const { network, assumed } = await openNetwork(files);
    draft.asked = assumed.filter(({ name }) => name !== 'words');
    draft.isMissingWords = assumed.some(({ name }) => name === 'words');
    draft.network = network;
    draft.title = before?.title ?? network.card.title;
    if (before) await draft.answer(before.answers);
    return draft;
  }

  /** The value that holds for a question: the answer, or the likeliest. */
  valueOf({ name, value }: Assumption): unknown {
    return name in this.answers ? this.answers[name as keyof Answers] : value;
  }

  /** Questions that matter with the answers as they are. */
  get open(): readonly Assumption[] {
    const rule = this.network?.card.reading;
    return this.asked.filter(
      ({ name }) => !(name === 'padAt' && rule?.pad_to === null) && !(name === 'keep' && rule?.max_words === null),
    );
  }

  /** What is taken of everything that the files leave open. */
  get taken(): readonly Pick<Assumption, 'name' | 'value'>[] {
    return this.open.map((question) => ({ name: question.name, value: this.valueOf(question) }));
  }

  /** Opens the files once more with other answers; a newer call wins over an older one. */
  async answer(changes: Answers): Promise<void> {
    this.answers = { ...this.answers, ...changes };
    const turn = ++this.#turn;
    try {
      const { network, assumed } = await openNetwork(this.files, this.answers);
      // What cannot read a word is noticed here, not on the first keystroke.
      network.read('a film');
      if (turn !== this.#turn) return network.dispose();
      this.network?.dispose();
      this.network = network;
      this.refusal = null;
      // An answer can open a question: where the padding goes, once there is some.
      const names = new Set(this.asked.map(({ name }) => name));
      this.asked = [...this.asked, ...assumed.filter(({ name }) => name !== 'words' && !names.has(name))];
    } catch (cause) {
      if (turn === this.#turn) this.refusal = cause instanceof Error ? cause.message : String(cause);
    }
  }
}
