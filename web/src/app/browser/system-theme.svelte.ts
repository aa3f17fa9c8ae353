import type { Theme } from '../link/link';

/** The theme the visitor's system asks for, kept up to date. */
export class SystemTheme {
  readonly #query = matchMedia('(prefers-color-scheme: dark)');
  #isDark = $state(this.#query.matches);

  get current(): Theme {
    return this.#isDark ? 'dark' : 'light';
  }

  /** Listens until the returned function is called. */
  follow(): () => void {
    const update = (): void => void (this.#isDark = this.#query.matches);
    this.#query.addEventListener('change', update);
    return () => this.#query.removeEventListener('change', update);
  }
}
