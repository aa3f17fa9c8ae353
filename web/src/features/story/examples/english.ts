import type { Examples } from './examples';
import { ENGLISH_SAMPLES } from '../../../samples/english';
import { learned } from './learned';

export const ENGLISH: Examples = {
  tag: 'en',
  networks: ['simple-rnn', 'gru', 'lstm'],
  gated: ['gru', 'lstm', 'min-gru'],
  long: ENGLISH_SAMPLES.find(({ id }) => id === 'long')!.text,
  taggers: {
    ids: ['tagger-dense', 'tagger-rnn'],
    chosen: 1,
    sentences: ['I drink a drink', 'I eat apples', 'I watch the watch'],
    names: {
      ADJ: 'adjective',
      ADP: 'preposition',
      ADV: 'adverb',
      AUX: 'auxiliary',
      CCONJ: 'conjunction',
      DET: 'determiner',
      INTJ: 'interjection',
      NOUN: 'noun',
      NUM: 'number',
      PART: 'particle',
      PRON: 'pronoun',
      PROPN: 'proper noun',
      PUNCT: 'punctuation',
      SCONJ: 'conjunction',
      SYM: 'symbol',
      VERB: 'verb',
      X: 'other',
    },
  },
  twoUnits: ['good', 'bad'],
  learner: learned({ the: 'the', film: 'film', plot: 'plot', is: 'is', not: 'not', good: 'good', bad: 'bad' }),
  not: ['not', 'good', 'bad'],
  gap: ' ',
  // Praise, its near negation, one that is far away, one that turns blame round, an opinion that is denied, and sarcasm.
  fooled: [
    'This film is good.',
    'This film is not good.',
    'Not one of the friends who saw it with me would call this a wonderful film.',
    'It is not bad.',
    'They said it was not good, and they were wrong.',
    'Oh, brilliant. A perfect film for anyone who loves a long and wonderful sleep.',
  ],
  fooledOwn: 'I wanted to love this film.',
  gateWords: ['good', 'acting', 'in', 'a', 'slow', 'film'],
};
