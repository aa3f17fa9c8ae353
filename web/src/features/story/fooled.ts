/** Praise, its near negation, one that is far away, one that turns blame round, an opinion that is denied, and sarcasm. */
export const FOOLED: readonly string[] = [
  'This film is good.',
  'This film is not good.',
  'Not one of the friends who saw it with me would call this a wonderful film.',
  'It is not bad.',
  'They said it was not good, and they were wrong.',
  'Oh, brilliant. A perfect film for anyone who loves a long and wonderful sleep.',
];
