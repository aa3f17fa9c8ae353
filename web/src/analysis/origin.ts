/** Where a number of the step comes from: the matrix it went through, and what was multiplied there. */
export interface Origin {
  /** Null where none is: a value that is handed on as it is. */
  readonly matrix: 'U' | 'W' | 'V' | null;
  /** The word at the cursor, the state before it, or the state it made. */
  readonly from: 'word' | 'before' | 'now';
  /** Of that state, the unit; null for all of it, and for words. */
  readonly unit: number | null;
}

/** A weight, or a whole row of weights: rows are units, columns what they are multiplied with. */
export interface Mark {
  readonly matrix: 'U' | 'W' | 'V';
  readonly row: number;
  /** Null for the whole row. */
  readonly column: number | null;
}

/** What the weight at `mark` is multiplied with. A row of V belongs to one unit; a column of W does. */
export function originOf({ matrix, row, column }: Mark): Origin {
  if (matrix === 'U') return { matrix, from: 'word', unit: null };
  if (matrix === 'W') return { matrix, from: 'before', unit: column };
  return { matrix, from: 'now', unit: row };
}

/** The step in which an origin lies, seen from the step at the cursor; −1 is the state before the first step. */
export function stepOf({ from }: Origin, step: number): number {
  return from === 'before' ? step - 1 : step;
}
