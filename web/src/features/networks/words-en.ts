/** The menu of the networks that are not in the switch. */
export const networks = {
  seed: 'The teaching notebook’s own network, kept as it was. It calls “not good” praise, and stands here to teach.',
  own: 'Yours: its files stay in this browser.',
};
