/** Park & Miller's generator (1988): the same seed gives the same numbers, so that training can be repeated. */
export function randomNumbers(seed: number): () => number {
  const [multiplier, modulus] = [48271, 2147483647];
  let state = seed;
  return () => (state = (state * multiplier) % modulus) / modulus;
}
