import { inSlices } from './in-slices';
import { mcnemar } from './measures';

/** What silencing a unit costs. */
export interface Cost {
  readonly unit: number;
  /** How many texts are right with the unit held at zero throughout. */
  readonly right: number;
  /** McNemar's test against the network as it is. */
  readonly p: number;
}

/**
 * Silences each unit in turn over some texts.
 *
 * @param wasRight texts: whether the network as it is, is right
 * @param rightWithout whether it is right of text `k` of them with a unit held at zero; a text's units come one after the other
 * @returns units, the dearest first
 * @throws the signal's reason
 */
export async function costsOfSilence(
  wasRight: readonly boolean[],
  units: number,
  rightWithout: (k: number, unit: number) => boolean,
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void } = {},
): Promise<Cost[]> {
  const onlyBefore = new Uint32Array(units);
  const onlyAfter = new Uint32Array(units);
  const count = wasRight.length * units;
  const one = (at: number): void => {
    const unit = at % units;
    const k = (at - unit) / units;
    const isRight = rightWithout(k, unit);
    if (wasRight[k] && !isRight) onlyBefore[unit]!++;
    if (isRight && !wasRight[k]) onlyAfter[unit]!++;
    onProgress?.((at + 1) / count);
  };
  await inSlices(count, one, signal, 1);
  const before = wasRight.filter((isRight) => isRight).length;
  return Array.from({ length: units }, (_, unit) => ({
    unit,
    right: before - onlyBefore[unit]! + onlyAfter[unit]!,
    p: mcnemar(onlyBefore[unit]!, onlyAfter[unit]!),
  })).sort((a, b) => a.right - b.right || a.unit - b.unit);
}
