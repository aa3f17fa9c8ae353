/** One damage to a file: a cut, zeros, turned bits, or a part put elsewhere. */
export function mutation(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * bytes.length);
  const length = 1 + Math.floor(random() ** 3 * Math.min(2000, bytes.length - at));
  const kind = Math.floor(random() * 5);
  if (kind === 0) return bytes.slice(0, at);
  const changed = bytes.slice();
  if (kind === 1) changed.fill(random() < 0.5 ? 0 : 0xff, at, at + length);
  else if (kind === 2) changed.copyWithin(at, Math.floor(random() * bytes.length), bytes.length);
  else
    for (let k = 0; k < (kind === 3 ? 1 : 12); k++)
      changed[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return changed;
}

/** mulberry32: the same numbers for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
