/** How the page invites to the essay below it: there at first paint. */
export const invitation = {
  link: 'The story',
  title: 'How a network remembers',
  lead: 'An essay of about ten minutes. Every figure computes while you look at it, with the networks of the page above and with your own words.',
  read: 'Read it',
  failed: 'The essay could not be fetched: the server did not answer. Reload the page to try again.',
};
