/** The words of the list of mistakes. */
export const mistakes = {
  title: 'Confident mistakes of this visit',
  intro: (share: string) =>
    `Where a person says one thing, and a network the other with ${share} or more. Only this tab keeps the list, until it is closed. Press one to read it again.`,
  said: (network: string, share: string, person: string) =>
    `${network} said ${share} positive; a person says ${person}.`,
  clear: 'Clear the list',
  close: 'Close',
};
