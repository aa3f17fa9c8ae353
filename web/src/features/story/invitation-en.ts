/** The invitation to the essay and its table of contents; fetched after the first reading. */
export const invitation = {
  title: 'How a network remembers',
  lead: 'An essay of about ten minutes. Every figure computes while you look at it, with the networks of the page above and with your own words.',
  contents: 'In this essay',
  sections: {
    why: 'Why not one word at a time?',
    structure: 'The structure',
    equations: 'The equations',
    reading: 'Reading a review',
    learning: 'Learning, back through time',
    log: 'Reading the notebook’s log',
    knows: 'What the network knows',
    not: '“Not” at work',
    gates: 'What the gates do',
    on: 'Go on',
  },
  read: 'Read the essay',
  fetching: 'Fetching the essay…',
  failed: 'The essay could not be fetched: the server did not answer. Reload the page to try again.',
};
