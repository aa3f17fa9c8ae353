/** The words of the matrices below the step. */
export const step = {
  intro:
    'Each row of a matrix belongs to one unit. Green raises the unit, violet lowers it; V carries its votes. The outlined row is taken apart below.',
  unit: 'Unit',
  sum: 'Sum',
  matrix: (name: string, rows: string, columns: string) => `Matrix ${name}, ${rows} rows, ${columns} columns`,
  hint: '{Point at} a number to see where it comes from; choose a row to see its unit.',
  product: (weight: string, value: string, product: string) => `${weight} × ${value} → ${product}`,
  fromWord: (place: string, word: string) => `number ${place} of the embedding of “${word}”`,
  fromState: (unit: string) => `unit ${unit} of the state before`,
  fromReset: (unit: string) => `what the reset gate lets through of unit ${unit} of the state before`,
  fromNow: (unit: string) => `unit ${unit} of this state, and its vote on the logit`,
  fromThis: (unit: string) => `unit ${unit} of this state: the number the pictures show`,
  fromBias: 'the unit’s own bias: learned like the weights, the same at every step',
  inputRow: (word: string) => `Row of U × embedding of “${word}”`,
  stateRow: 'Row of W × the state before',
  zeroRow: 'Row of W × the state before the first step: zeros',
  resetRow: 'Row of W × what the reset gate lets through of the state before',
  adds: 'adds up to',
  total: 'sum',
  masked: 'This step is masked: the state is handed on as it was, and nothing is computed.',
};
