/** The A below middle C, in Hz. */
const LOWEST_HZ = 220;
const OCTAVES = 2;

/** The pitch of a probability, in Hz: equal steps of probability are equal intervals, from 220 at 0 to 880 at 1. */
export function pitchOf(probability: number): number {
  return LOWEST_HZ * 2 ** (OCTAVES * probability);
}
