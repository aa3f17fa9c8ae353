/** The text as it was before it was changed by suggestion, for as long as the page shows the changed one. */
export class Original {
  #change = $state.raw<{ readonly before: string; readonly now: string } | null>(null);

  /** What `text` was at first, or null when it is no suggestion's change. */
  of(text: string): string | null {
    return this.#change?.now === text && this.#change.before !== text ? this.#change.before : null;
  }

  /** Remembers that `text` was changed; after several changes, the first text. */
  keep(text: string, changed: string): void {
    this.#change = { before: this.of(text) ?? text, now: changed };
  }
}
