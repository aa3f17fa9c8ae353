/** Links to a view. */
export const share = {
  explore: 'Copy a link for a class: to explore',
  exploreHelp:
    'With this review, network and step; everything can be changed. Browsers never send the part of the link that holds the review to a server.',
  only: 'Copy a link for a class: this reading only',
  onlyHelp: 'The review and the network stay as they are, beside the verdict, the strip and the step.',
  more: 'More…',
  view: 'Copy a link without the review',
  viewHelp: 'Network, step, colours and lens.',
  copied: 'Copied.',
  refused: 'Your browser did not allow copying; copy it from here:',
  link: 'Link',
  tooLong: (most: string) => `This review is too long for a link; ${most} characters fit at most.`,
  long: (count: string) => `The link has ${count} characters; some messengers cut long links.`,
};
