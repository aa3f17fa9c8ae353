/** Where the networks come from. */
export const sources = {
  data: 'What the networks learned from',
  reviews: 'film reviews',
  phrases: 'phrases',
  rewritten: 'reviews rewritten to say the opposite',
  tagged: 'sentences with parts of speech, for the taggers of the essay',
  cells: 'The cells',
  own: 'Sentences about films made by a grammar of ours, and all samples, are our own.',
  more: 'More to read, at the end of the essay',
};
