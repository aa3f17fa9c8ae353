import type { Card, Reading } from 'unrolled';
import { verdictOf } from '../../analysis/verdict';
import { formatShare, language, m, nameOfClass } from '../../messages';

/** Digits of a hash that tell networks apart; all of them are in JSON. */
const SHOWN_DIGITS = 16;

/** Example: "Simple RNN (simple-rnn)". */
export function nameOfNetwork({ id, title }: Card): string {
  return `${m.modelNames[id] ?? title} (${id})`;
}

/** Example: "Simple RNN (simple-rnn) · SHA-256 3f2a…". */
export function sourceLine(card: Card, hash: string): string {
  return `${nameOfNetwork(card)} · SHA-256 ${hash.slice(0, SHOWN_DIGITS)}`;
}

/** Example: "positive, 93 %". */
export function verdictOfReading({ probability, network }: Reading): {
  readonly words: string;
  readonly side: 0 | 1 | null;
} {
  const { side, confidence } = verdictOf(probability);
  const name = side === null ? m.verdict.undecided : ((network.classes ?? ['negative', 'positive'])[side] ?? '');
  return {
    words: `${side === null ? name : nameOfClass(name, language.current)}${m.comma}${formatShare(confidence)}`,
    side,
  };
}
