/** The page for frames in other pages, and the element that makes one. */
export const embed = {
  open: 'Open in Unrolled',
  openHelp: 'The same text and view in the whole tool, in a new tab',
  shares: 'The page around this is told what you write here.',
  frame: 'Unrolled: a recurrent network reads a review, word by word',
};
