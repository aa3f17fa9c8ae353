/** A layer of a chain that was refused. */
export interface ChainLink {
  readonly label: string;
  /** Whether this is the layer that cannot be run here. */
  readonly isBlocking: boolean;
}

/** Files that do not open: one sentence says why, and what to do. */
export class OpenError extends Error {
  override name = 'OpenError';
}

/** A network of layers that are not all known here; its sentence ends with what to do. */
export class ChainError extends OpenError {
  override name = 'ChainError';

  /** @param reason what is wrong with the blocking layer, and the remedy */
  constructor(
    readonly chain: readonly ChainLink[],
    readonly reason: string,
  ) {
    const shown = chain.map(({ label, isBlocking }) => (isBlocking ? `[${label}]` : label)).join(' → ');
    super(`Cannot run this network: ${shown}. ${reason}`);
  }
}

/** Says that a file is damaged, in one sentence. @param cause what went wrong inside */
export function damaged(file: string, what: string, cause?: unknown): OpenError {
  return new OpenError(`${file} is damaged: ${what}; save it again, or copy it once more.`, { cause });
}

/** A value from a file as a message may show it: short, and on one line. */
export function quoted(value: unknown): string {
  const LONGEST = 60;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
