/** How the heatmap's rows are sorted: by V, by share of the last logit, by likeness, or as the weights are stored. */
export const ROW_ORDERS = ['weight', 'contribution', 'similarity', 'stored'] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

/**
 * The order of the heatmap's rows: units by their readout weight V, greatest first, so that the upper rows vote positive
 * when their value is positive and the lower ones negative.
 */
export function rowsByVote(readout: Float32Array): number[] {
  return Array.from(readout.keys()).sort((a, b) => readout[b]! - readout[a]!);
}

/**
 * Units in the order wanted.
 *
 * @param readout units: V
 * @param states steps × units, asked for only where the order depends on them
 */
export function orderRows(order: RowOrder, readout: Float32Array, states: () => Float32Array): number[] {
  const stored = Array.from(readout.keys());
  if (order === 'stored') return stored;
  if (order === 'weight') return rowsByVote(readout);
  if (order === 'similarity') return rowsBySimilarity(states(), readout.length);
  const all = states();
  const last = all.subarray(Math.max(0, all.length - readout.length));
  return stored.sort((a, b) => (last[b] ?? 0) * readout[b]! - (last[a] ?? 0) * readout[a]!);
}

/**
 * Seriation: units whose values rise and fall together stand next to each other. Distances are 1 − correlation; a chain
 * grown from unit 0 by nearest neighbours, at both ends, then any stretch turned round where that shortens it (2-opt).
 *
 * @param states steps × units
 */
export function rowsBySimilarity(states: Float32Array, units: number): number[] {
  const distances = trajectoryDistances(states, units);
  const between = (a: number | undefined, b: number | undefined): number =>
    a === undefined || b === undefined ? 0 : distances[a * units + b]!;
  const left = new Set(Array.from({ length: units }, (_, unit) => unit));
  const chain: number[] = [];
  if (left.delete(0)) chain.push(0);
  while (left.size > 0) {
    let best = { unit: -1, distance: Infinity, isFront: false };
    for (const unit of left) {
      for (const isFront of [false, true]) {
        const distance = between(unit, isFront ? chain[0] : chain.at(-1));
        if (distance < best.distance) best = { unit, distance, isFront };
      }
    }
    left.delete(best.unit);
    if (best.isFront) chain.unshift(best.unit);
    else chain.push(best.unit);
  }
  const LEAST_GAIN = 1e-9;
  for (let isShorter = true; isShorter;) {
    isShorter = false;
    for (let i = 0; i < units; i++) {
      for (let j = i + 1; j < units; j++) {
        const now = between(chain[i - 1], chain[i]) + between(chain[j], chain[j + 1]);
        const turned = between(chain[i - 1], chain[j]) + between(chain[i], chain[j + 1]);
        if (now - turned <= LEAST_GAIN) continue;
        chain.splice(i, j - i + 1, ...chain.slice(i, j + 1).reverse());
        isShorter = true;
      }
    }
  }
  return chain;
}

/** 1 − correlation of each two units' values over the steps; 1 where one never changes. @returns units × units */
function trajectoryDistances(states: Float32Array, units: number): Float64Array {
  const steps = units > 0 ? states.length / units : 0;
  const centred = new Float64Array(states.length);
  const norms = new Float64Array(units);
  for (let j = 0; j < units; j++) {
    let sum = 0;
    for (let t = 0; t < steps; t++) sum += states[t * units + j]!;
    for (let t = 0; t < steps; t++) {
      const value = states[t * units + j]! - sum / steps;
      centred[j * steps + t] = value;
      norms[j]! += value * value;
    }
  }
  const distances = new Float64Array(units * units);
  for (let a = 0; a < units; a++) {
    for (let b = a; b < units; b++) {
      let product = 0;
      for (let t = 0; t < steps; t++) product += centred[a * steps + t]! * centred[b * steps + t]!;
      const size = Math.sqrt(norms[a]! * norms[b]!);
      distances[a * units + b] = distances[b * units + a] = a === b ? 0 : size > 0 ? 1 - product / size : 1;
    }
  }
  return distances;
}
