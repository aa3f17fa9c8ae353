export const offline = {
  ready: 'This page works without an internet connection, with every network that was used here.',
  nowReady: 'This page now works without an internet connection, with every network that was used here.',
  newer: 'A new version is here.',
  reload: 'Reload',
  later: 'Later',
  needsConnection:
    'There is no connection to the server, and this network is not kept in this browser. Use it once with a connection: from then on it works without one.',
};
