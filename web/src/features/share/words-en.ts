/** Links to a view. */
export const share = {
  view: 'Copy a link to this view',
  viewHelp: 'Network, step, colours and lens; not the review.',
  text: 'Copy a link with the text',
  textHelp: 'The review is packed into the part of the link that browsers never send to a server.',
  copied: 'Copied.',
  refused: 'Your browser did not allow copying; copy it from here:',
  link: 'Link',
  tooLong: (most: string) => `This review is too long for a link; ${most} characters fit at most.`,
  long: (count: string) => `The link has ${count} characters; some messengers cut long links.`,
};
