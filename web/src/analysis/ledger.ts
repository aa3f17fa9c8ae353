import { isReadWord, type Token } from '../text/token';

/**
 * What each word did: the change of the logit at its step. The first step's change is counted from the readout's bias, so
 * bias and changes add up to the last logit exactly (to double rounding).
 *
 * @param logits steps
 * @param bias the readout's c
 * @returns steps
 */
export function wordEffects(logits: Float64Array, bias: number): Float64Array {
  return logits.map((logit, t) => logit - (t === 0 ? bias : logits[t - 1]!));
}

/** The step that moved the logit most, or 0 when there is none. */
export function strongestStep(effects: Float64Array): number {
  let strongest = 0;
  for (let t = 1; t < effects.length; t++) {
    if (Math.abs(effects[t]!) > Math.abs(effects[strongest]!)) strongest = t;
  }
  return strongest;
}

/** Steps that a sum names as one: a word, all occurrences of a word, or a phrase. */
export type Group = readonly number[];

/** The verdict as a sum: every entry is an exact share of the last logit. */
export interface Ledger {
  /** The groups that moved the logit most, in reading order. */
  readonly named: readonly { readonly steps: Group; readonly effect: number }[];
  readonly others: readonly Group[];
  /** What the groups not named did together. */
  readonly otherEffect: number;
  readonly start: number;
  readonly padding: number;
  /** The readout's c. */
  readonly bias: number;
  /** The last logit; the bias when nothing was read. */
  readonly logit: number;
}

/**
 * Who moved the logit, with at most `most` groups named.
 *
 * @param logits steps
 * @param groups together all steps at which a word is read, each once
 */
export function ledgerOf(
  tokens: readonly Token[],
  logits: Float64Array,
  bias: number,
  groups: readonly Group[],
  most: number,
): Ledger {
  const effects = wordEffects(logits, bias);
  const sumOf = (steps: Group): number => steps.reduce((sum, step) => sum + effects[step]!, 0);
  const strongest = groups
    .map((steps) => ({ steps, effect: sumOf(steps) }))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const others = strongest.slice(most);
  const stepsOf = (kind: Token['kind']): number[] => [...tokens.keys()].filter((t) => tokens[t]!.kind === kind);
  return {
    named: strongest.slice(0, most).sort((a, b) => a.steps[0]! - b.steps[0]!),
    others: others.map(({ steps }) => steps),
    otherEffect: others.reduce((sum, { effect }) => sum + effect, 0),
    start: sumOf(stepsOf('start')),
    padding: sumOf(stepsOf('padding')),
    bias,
    logit: logits.at(-1) ?? bias,
  };
}

/** The words read: each by itself, or, where there are more than `most`, all occurrences of a word together. */
export function wordsOf(tokens: readonly Token[], most: number): Group[] {
  const steps = [...tokens.keys()].filter((t) => isReadWord(tokens[t]!));
  if (steps.length <= most) return steps.map((step) => [step]);
  const occurrences = new Map<string, number[]>();
  for (const step of steps) {
    const { text } = tokens[step]!;
    const found = occurrences.get(text);
    if (found) found.push(step);
    else occurrences.set(text, [step]);
  }
  return [...occurrences.values()];
}

/** Punctuation that ends a phrase, behind the last word of it; in Chinese and Japanese no space follows. */
const PHRASE_ENDS = /[.,;:!?…)]["'”’)\]]*\s|[—–\n。，；：！？、]|\s-\s/u;
const HAN = /\p{Script=Han}/u;
/** Words that begin one. */
const PHRASE_BEGINS = new Set(['but', 'although', 'though', 'however', 'yet', 'while', 'because', 'except']);
/** The same in Chinese, which is read by character: behind the character before it, which may make another word of it. */
const CHINESE_BEGINS = /^(?:[^不]但(?!愿)|[^最好再]不过(?!如此)|.(?:可是|然而|虽然|虽说|尽管|因为|除了))/u;
const LONGEST_BEGIN = 4;

function beginsPhrase(tokens: readonly Token[], step: number): boolean {
  const { text } = tokens[step]!;
  if (PHRASE_BEGINS.has(text)) return true;
  const before = [...(tokens[step - 1]?.text ?? '')].at(-1) ?? ' ';
  const here = tokens.slice(step, step + LONGEST_BEGIN).map((token) => token.text);
  return CHINESE_BEGINS.test(before + here.join(''));
}

/** The words read, phrase by phrase: from one punctuation mark, or word like "but", to the next. */
export function phrasesOf(text: string, tokens: readonly Token[]): Group[] {
  const phrases: number[][] = [];
  let before: Token | null = null;
  for (const [step, token] of tokens.entries()) {
    if (!isReadWord(token)) continue;
    // From one before the word: of “good.” the closing quotation mark is a word to Keras. A Chinese character is no such mark.
    const between =
      before && text.slice(HAN.test(before.text) ? before.end : Math.max(0, before.start - 1), token.start);
    const isNew = between === null || PHRASE_ENDS.test(between) || beginsPhrase(tokens, step);
    if (isNew) phrases.push([step]);
    else phrases.at(-1)!.push(step);
    before = token;
  }
  return phrases;
}
