/** How the page invites to the essay below it; fetched after the first reading. */
export const invitation = {
  title: 'How a network remembers',
  lead: 'An essay of about ten minutes. Every figure computes while you look at it, with the networks of the page above and with your own words.',
  read: 'Read it',
  fetching: 'Fetching the essay…',
  failed: 'The essay could not be fetched: the server did not answer. Reload the page to try again.',
};
