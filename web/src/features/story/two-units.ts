import { sigmoid, tanh } from '../../nn/activation';

/** The weights of a network of two units that reads two words: few enough to check by hand. */
export interface TwoUnits {
  /** U: a row a unit, a column a word. */
  readonly input: readonly (readonly [number, number])[];
  /** W: a row for the unit that receives, a column for the unit that hands on. */
  readonly recurrent: readonly (readonly [number, number])[];
  /** V. */
  readonly readout: readonly [number, number];
}

/** One step with every product in it. */
export interface TwoUnitStep {
  /** 0 or 1: the word, and so the column of U. */
  readonly word: number;
  /** By unit. */
  readonly units: readonly {
    /** U X: the column's entry. */
    readonly fromWord: number;
    /** The two products of W S. */
    readonly fromMemory: readonly [number, number];
    readonly sum: number;
    readonly state: number;
  }[];
  /** V S: the two products. */
  readonly votes: readonly [number, number];
  readonly output: number;
}

/** Unit 1 adds up what it hears; unit 2 knows the last word only. */
export const BY_HAND: TwoUnits = {
  input: [
    [0.5, -0.5],
    [0.5, -0.5],
  ],
  recurrent: [
    [1, 0],
    [0, 0],
  ],
  readout: [2, 0.5],
};

/** Reads words, keeping the working. */
export function workOut({ input, recurrent, readout }: TwoUnits, words: readonly number[]): TwoUnitStep[] {
  let before: readonly number[] = [0, 0];
  return words.map((word) => {
    const units = [0, 1].map((unit) => {
      const fromWord = input[unit]![word]!;
      const row = recurrent[unit]!;
      const fromMemory = [row[0] * before[0]!, row[1] * before[1]!] as const;
      const sum = fromWord + fromMemory[0] + fromMemory[1];
      return { fromWord, fromMemory, sum, state: tanh(sum) };
    });
    before = units.map(({ state }) => state);
    const votes = [readout[0] * before[0]!, readout[1] * before[1]!] as const;
    return { word, units, votes, output: sigmoid(votes[0] + votes[1]) };
  });
}
