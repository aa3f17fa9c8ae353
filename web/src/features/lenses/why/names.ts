import type { Token } from 'unrolled';
import { isolated, shortened } from '../../../text/spelling';
import { formatCount } from '../../../messages';
import { wordAt } from '../../../ui/word-at';
import type { Names } from './bars';
import { why } from './words';

/** Names a word, with how often it occurs where that is more than once. */
export function wordNames(tokens: readonly Token[], lang: string): Names {
  return {
    lang,
    of: (steps) => {
      const word = wordAt(tokens, steps[0]!);
      return steps.length === 1 ? word : why.occurrences(word, formatCount(steps.length));
    },
    others: (groups) => why.others(formatCount(groups.flat().length)),
  };
}

/** Characters of a phrase that are shown. */
const LONGEST_PHRASE = 60;

/** Names a phrase as the visitor wrote it. */
export function phraseNames(text: string, tokens: readonly Token[], lang: string): Names {
  return {
    lang,
    of: (steps) =>
      isolated(shortened(text.slice(tokens[steps[0]!]!.start, tokens[steps.at(-1)!]!.end), LONGEST_PHRASE)),
    others: (groups) => why.otherPhrases(formatCount(groups.length)),
  };
}
