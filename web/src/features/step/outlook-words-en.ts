/** The step of a network whose verdict does not follow from one cell's last state. */
export const outlookStep = {
  why: 'The picture of a step needs one cell whose last state, times V, is the verdict. This network makes its verdict in another way, so the step is shown in numbers.',
  effect: 'effect on the log-odds',
  state: (units: string) => `The state: all ${units} numbers`,
};
