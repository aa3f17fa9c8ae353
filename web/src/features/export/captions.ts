import type { Card } from 'unrolled';
import type { Shown } from '../../app/shown/shown';
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

/** Example: "43 % positive: negative", and "undecided". */
export function verdictOfReading({ probability, network, outlook }: Shown): {
  readonly words: string;
  readonly side: 0 | 1 | null;
} {
  const side = verdictOf(probability);
  const names = outlook?.leadName ? [m.others, outlook.leadName] : network.classes;
  const [negative, positive] = names.map((name) => nameOfClass(name, language.current));
  const name = side === 1 ? positive : negative;
  return {
    words: side === null ? m.verdict.undecided : `${formatShare(probability)} ${positive}${m.colon}${name}`,
    side,
  };
}
