/** Park & Miller's generator of 1988: the same numbers for the same seed, so that a run of learning can be repeated. */
export function randomNumbers(seed: number): () => number {
  const [multiplier, modulus] = [48271, 2147483647];
  let state = seed;
  return () => (state = (state * multiplier) % modulus) / modulus;
}
